import type { Field } from "../../markdown/field.ts";
import type { Outline } from "../../markdown/model.ts";
import { parseOwner } from "../parse-owner.ts";
import { parseStamp } from "../parse-stamp.ts";
import { parseStatus } from "../parse-status.ts";
import type { Handoff } from "./model.ts";
import { parseNextAction } from "./parse-next-action.ts";

/** What field values are read from. */
export interface FieldValueSource {
  readonly outline: Outline;
  readonly fields: Handoff["fields"];
  readonly sections: Handoff["sections"];
  readonly agents: readonly string[];
}

/** Reads the values of the fields that count; the next action may stand in a section of its own. */
export function parseFieldValues({ outline, fields, sections, agents }: FieldValueSource): Pick<Handoff, "owner" | "status" | "nextAction" | "updated"> {
  const { owner, updated } = fields;
  const status = fields.status && parseStatus(plainValue(fields.status));
  const action = fields["next-action"];
  const written = action && action.value !== "" ? { value: plainValue(action), range: action.valueRange } : undefined;
  const nextAction = written ?? (sections["next-action"] && parseNextAction(outline, sections["next-action"]));
  const stamp = updated && parseStamp(plainValue(updated));
  return {
    ...(owner && { owner: { value: parseOwner(plainValue(owner), agents), range: owner.valueRange } }),
    ...(fields.status && status && { status: { value: status, range: fields.status.valueRange } }),
    ...(nextAction && { nextAction }),
    ...(updated && stamp && (stamp.at !== undefined || stamp.by !== undefined) && { updated: { value: stamp, range: updated.valueRange } }),
  };
}

/** A value without what its form put in: escaped pipes of a table, quotes of front matter. */
function plainValue({ form, value }: Field): string {
  if (form === "table") return value.replaceAll("\\|", "|");
  const quoted = form === "front-matter" ? /^(["'])(.*)\1$/su.exec(value)?.[2] : undefined;
  return quoted ?? value;
}
