import type { Decision, DecisionLog } from "./model.ts";
import { decisionNumber } from "./parse-decision-id.ts";

/** Finds a decision by id: as written, then the same letters and number in another spelling (`ADR-4` is `ADR-0004`), then the number alone. Absent where none or several have it. */
export function findDecision(log: DecisionLog, id: string): Decision | undefined {
  const number = decisionNumber(id);
  const only = (matches: readonly Decision[]): Decision | undefined => (matches.length === 1 ? matches[0] : undefined);
  const exact = log.decisions.find((decision) => decision.id?.value === id);
  if (exact || number === undefined) return exact;
  const numbered = log.decisions.filter((decision) => decision.number === number);
  const alike = numbered.filter((decision) => lettersOf(decision.id?.value ?? "") === lettersOf(id));
  return only(alike) ?? (lettersOf(id) === "" || alike.length === 0 ? only(numbered) : undefined);
}

/** The id without its number, case and joints: `T1` of `T1-07`. */
function lettersOf(id: string): string {
  return id
    .toUpperCase()
    .replace(/\d+$/u, "")
    .replace(/[^A-Z0-9]/gu, "");
}
