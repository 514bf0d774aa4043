import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { fieldsOf } from "../../markdown/fields-of.ts";
import type { EditProblem } from "../edit-problem.ts";
import { lineEnd } from "../handoff/line-bounds.ts";
import { siblingLine } from "../handoff/sibling-line.ts";
import { trimRange } from "../handoff/trim-range.ts";
import { decisionPartOf } from "./decision-labels.ts";
import { findDecision } from "./find-decision.ts";
import type { Decision, DecisionLog, DecisionStatus } from "./model.ts";

/** Writes a decision's status where it stands, or adds it below the heading; refused (`not-found`, `no-place`) where that cannot be. */
export function setDecisionStatus(log: DecisionLog, id: string, status: DecisionStatus): Result<readonly TextEdit[], EditProblem> {
  const decision = findDecision(log, id);
  if (!decision) return refuse({ code: "not-found", message: `Cannot write the status: there is no decision \`${id}\`` });
  if (decision.status === status) return succeed([]);
  return writePart(log, decision, { label: "Status", value: status });
}

/** Marks a decision as superseded and names the one that took its place, in a field where there are fields, else in its status. */
export function markSuperseded(log: DecisionLog, decision: Decision, by: string): Result<readonly TextEdit[], EditProblem> {
  const link = linkEdits(log, decision, by);
  if (!link) return writePart(log, decision, { label: "Status", value: `superseded by ${by}` });
  const status = writePart(log, decision, { label: "Status", value: "superseded" });
  return status.ok ? succeed([...status.value, ...link]) : status;
}

interface Part {
  readonly label: string;
  readonly value: string;
}

function writePart({ outline }: DecisionLog, decision: Decision, { label, value }: Part): Result<readonly TextEdit[], EditProblem> {
  const { statusText, section } = decision;
  if (statusText) return succeed([{ range: statusText.range, newText: padded(outline.text, statusText.range.start, cased(statusText.value, value)) }]);
  const sibling = section && fieldsOf(outline, section.blocks).find((field) => decisionPartOf(field.label) !== undefined);
  if (sibling) return succeed([siblingLine(outline, sibling, { label, value })]);
  if (!section?.heading)
    return refuse({ code: "no-place", message: `Cannot write the status of \`${decision.id?.value ?? decision.title}\`: it has no place for one` });
  const { text } = outline;
  const at = lineEnd(text, trimRange(text, section.heading.range).end);
  const eol = eolOf(text);
  return succeed([
    { range: { start: at, end: at }, newText: `${eol}${eol}- ${label}: ${value}${/^\s*[\r\n]+\s*[\r\n]/u.test(text.slice(at, at + 6)) ? "" : eol}` },
  ]);
}

/** The edits that name the successor in a part of its own; absent where the decision has no fields, or a row no column. */
function linkEdits({ outline }: DecisionLog, decision: Decision, by: string): readonly TextEdit[] | undefined {
  if (!decision.section) return undefined;
  const fields = fieldsOf(outline, decision.section.blocks);
  const linked = fields.find((field) => decisionPartOf(field.label) === "superseded-by");
  if (linked) return [{ range: linked.valueRange, newText: padded(outline.text, linked.valueRange.start, by) }];
  const status = fields.find((field) => decisionPartOf(field.label) === "status");
  return status && [siblingLine(outline, status, { label: "Superseded by", value: by })];
}

function padded(text: string, at: number, value: string): string {
  return /[:*|]/u.test(text[at - 1] ?? "") ? ` ${value}` : value;
}

function cased(old: string, value: string): string {
  const letter = /\p{L}/u.exec(old)?.[0] ?? "";
  return letter !== "" && letter !== letter.toLowerCase() ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
