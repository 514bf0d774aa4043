import type { Field } from "../../markdown/field.ts";
import type { Outline } from "../../markdown/model.ts";
import { parseStatus } from "../parse-status.ts";
import { STATUSES, type Status } from "../status.ts";
import { conceptOfLabel } from "./concept-of-label.ts";
import type { Handoff } from "./model.ts";
import { parseNextAction } from "./parse-next-action.ts";
import { readOwner } from "./read-owner.ts";
import { readStamp } from "./read-stamp.ts";

/** What field values are read from. */
export interface FieldValueSource {
  readonly outline: Outline;
  readonly fields: Handoff["fields"];
  readonly sections: Handoff["sections"];
  readonly agents: readonly string[];
}

/** What the fields that count say. */
export type FieldValues = Pick<Handoff, "owner" | "status" | "nextAction" | "updated">;

/** Reads the values of the fields that count; the next action may stand in a section of its own. */
export function parseFieldValues({ outline, fields, sections, agents }: FieldValueSource): FieldValues {
  const { owner, updated } = fields;
  const status = fields.status && readStatus(plainValue(fields.status));
  const action = fields["next-action"];
  const written = action && action.value !== "" ? { value: plainValue(action), range: action.valueRange } : undefined;
  const nextAction = written ?? (sections["next-action"] && notAField(parseNextAction(outline, sections["next-action"])));
  const stamp = updated && readStamp(plainValue(updated));
  const values: { -readonly [Key in keyof FieldValues]: FieldValues[Key] } = {};
  if (owner) values.owner = { value: readOwner(plainValue(owner), agents), range: owner.valueRange };
  if (fields.status && status) values.status = { value: status, range: fields.status.valueRange };
  if (nextAction) values.nextAction = nextAction;
  if (updated && stamp && (stamp.at !== undefined || stamp.by !== undefined)) values.updated = { value: stamp, range: updated.valueRange };
  return values;
}

/** Below a label that was left empty stands the next field, not what is to be done. */
function notAField(action: FieldValues["nextAction"]): FieldValues["nextAction"] {
  const colon = action?.value.slice(0, LONGEST_LABEL).indexOf(":") ?? -1;
  const concept = colon < 1 ? undefined : conceptOfLabel(action?.value.slice(0, colon) ?? "");
  return concept === "owner" || concept === "status" || concept === "updated" ? undefined : action;
}

const LONGEST_LABEL = 40;

function readStatus(written: string): Status | undefined {
  return STATUSES.find((status) => status === written) ?? parseStatus(written);
}

/** A value without what its form put in: escaped pipes of a table, quotes of front matter. */
function plainValue({ form, value }: Field): string {
  if (form === "table") return value.replaceAll("\\|", "|");
  const quoted = form === "front-matter" ? /^(["'])(.*)\1$/su.exec(value)?.[2] : undefined;
  return quoted ?? value;
}
