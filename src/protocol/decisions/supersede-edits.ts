import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { EditProblem } from "../edit-problem.ts";
import { addDecision } from "./add-decision.ts";
import { findDecision } from "./find-decision.ts";
import type { DecisionLog } from "./model.ts";
import type { NewDecision } from "./new-decision.ts";
import { nextDecisionId } from "./next-decision-id.ts";
import { markSuperseded } from "./set-decision-status.ts";

/** The decision that takes an old one's place. */
export interface Supersession {
  readonly decision: NewDecision;
  readonly now: string;
}

/** Adds a decision that supersedes an old one and marks the old one, so that each names the other. Whether it may happen is the caller's to decide. */
export function supersedeEdits(log: DecisionLog, oldId: string, { decision, now }: Supersession): Result<readonly TextEdit[], EditProblem> {
  const old = findDecision(log, oldId);
  if (!old?.id) return refuse({ code: "not-found", message: `Cannot supersede the decision: there is no \`${oldId}\`` });
  const marked = markSuperseded(log, old, nextDecisionId(log));
  if (!marked.ok) return marked;
  const supersedes = [...new Set([old.id.value, ...(decision.supersedes ?? [])])];
  return succeed([...marked.value, ...addDecision(log, { ...decision, supersedes }, now)]);
}
