import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { EditProblem } from "../edit-problem.ts";
import { addDecision } from "./add-decision.ts";
import { findDecision } from "./find-decision.ts";
import type { DecisionLog } from "./model.ts";
import type { NewDecision } from "./new-decision.ts";

/** The proposal a challenge opens. */
export interface Challenge {
  readonly proposal: NewDecision;
  readonly now: string;
}

/** Adds a proposed decision that names the one it challenges; the challenged one stays as it is. */
export function challengeEdits(log: DecisionLog, id: string, { proposal, now }: Challenge): Result<readonly TextEdit[], EditProblem> {
  const challenged = findDecision(log, id);
  if (!challenged?.id) return refuse({ code: "not-found", message: `Cannot challenge the decision: there is no \`${id}\`` });
  return succeed(addDecision(log, { ...proposal, status: "proposed", challenges: [challenged.id.value] }, now));
}
