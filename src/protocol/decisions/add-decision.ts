import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { appendSectionText, insertBefore } from "./insert-decision.ts";
import type { Decision, DecisionLog } from "./model.ts";
import type { NewDecision } from "./new-decision.ts";
import { nextDecisionId } from "./next-decision-id.ts";
import { renderDecision } from "./render-decision.ts";
import { rowEdits } from "./render-decision-row.ts";

/** Adds a decision in the file's own form and id style, with the next free number, first where the file lists the newest first. `now` is ISO 8601 in UTC; its date is written. */
export function addDecision(log: DecisionLog, decision: NewDecision, now: string): readonly TextEdit[] {
  const entry = { id: nextDecisionId(log), date: now.slice(0, 10), ...decision };
  const last = log.decisions.at(-1);
  const first = log.decisions[0];
  if (last?.row && first?.row) return rowEdits(log, entry, newestFirst(first, last) ? "start" : "end");
  const sections = log.decisions.filter((known) => known.section !== undefined);
  const [top, bottom] = [sections[0], sections.at(-1)];
  const text = renderDecision(log, entry, bottom);
  if (top && bottom && top !== bottom && newestFirst(top, bottom)) return [insertBefore(log.outline, top.range.start, text)];
  return [appendSectionText(log.outline, bottom?.section ? bottom : undefined, text)];
}

function newestFirst(first: Decision, last: Decision): boolean {
  if (first.number !== undefined && last.number !== undefined) return first.number > last.number;
  return (first.date?.value ?? "") > (last.date?.value ?? "");
}
