import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { setFieldValue } from "../../markdown/set-field-value.ts";
import { describeOwner } from "../describe-owner.ts";
import type { EditProblem } from "../edit-problem.ts";
import type { Owner } from "../owner.ts";
import type { Status } from "../status.ts";
import type { Handoff } from "./model.ts";
import { oneLine } from "./one-line.ts";
import { siblingLine } from "./sibling-line.ts";

/** Values to write into a handoff's fields; what is absent stays as it is. `updated` is what `formatStamp` gives. */
export interface HandoffFieldValues {
  readonly owner?: Owner;
  readonly status?: Status;
  readonly nextAction?: string;
  readonly updated?: string;
}

/** The fields a tool writes, in the order of the canonical field table, with the labels they have there. */
export const WRITTEN_FIELDS = [
  { concept: "owner", label: "Current Owner" },
  { concept: "status", label: "Status" },
  { concept: "next-action", label: "Next Action" },
  { concept: "updated", label: "Updated" },
] as const;
export type WrittenField = (typeof WRITTEN_FIELDS)[number];

/** Writes field values in the form the file uses and adds missing fields beside their siblings; refused (`no-place`) where the file has no field to go by: adopt it first. */
export function setHandoffFields(handoff: Handoff, values: HandoffFieldValues): Result<readonly TextEdit[], EditProblem> {
  const edits: TextEdit[] = [];
  for (const written of WRITTEN_FIELDS) {
    const value = valueOf(written, values);
    const edit = value === undefined ? undefined : fieldEdit(handoff, written, value);
    if (edit && !edit.ok) return edit;
    if (edit) edits.push(...edit.value);
  }
  return succeed(edits);
}

function valueOf({ concept }: WrittenField, values: HandoffFieldValues): string | undefined {
  switch (concept) {
    case "owner":
      return values.owner && oneLine(describeOwner(values.owner));
    case "status":
      return values.status;
    case "next-action":
      return values.nextAction === undefined ? undefined : oneLine(values.nextAction);
    default:
      return values.updated === undefined ? undefined : oneLine(values.updated);
  }
}

function fieldEdit(handoff: Handoff, { concept, label }: WrittenField, value: string): Result<readonly TextEdit[], EditProblem> {
  const field = handoff.fields[concept];
  if (field) return succeed([setFieldValue(handoff.outline, field, value)]);
  const place = WRITTEN_FIELDS.findIndex((written) => written.concept === concept);
  const before = WRITTEN_FIELDS.slice(0, place).findLast((written) => handoff.fields[written.concept] !== undefined);
  const sibling = handoff.fields[(before ?? WRITTEN_FIELDS.find((written) => handoff.fields[written.concept] !== undefined))?.concept ?? "owner"];
  if (!sibling) return refuse({ code: "no-place", message: `Cannot write \`${label}\`: the handoff has no fields` });
  return succeed([siblingLine(handoff.outline, sibling, { label, value })]);
}
