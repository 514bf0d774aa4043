import type { TextEdit } from "../diagnostic/text-edit.ts";
import { escapeCell } from "./escape-cell.ts";
import type { Field } from "./field.ts";
import type { Outline } from "./model.ts";

/** Writes a value where a field has its own, in the way its form asks for; blanks are added where a missing value had none. The value becomes one line. */
export function setFieldValue(outline: Outline, field: Field, value: string): TextEdit {
  const { text } = outline;
  const { start, end } = field.valueRange;
  const line = value.replaceAll(/\s*[\r\n]+\s*/gu, " ").trim();
  const written = writtenAs(field, line, text.charAt(start - 1));
  if (start !== end || written === "") return { range: { start, end }, newText: written };
  const before = /[ \t"']/u.test(text.charAt(start - 1)) ? "" : " ";
  const after = field.form === "table" && !/[ \t]/u.test(text.charAt(end)) ? " " : "";
  return { range: { start, end }, newText: before + written + after };
}

function writtenAs(field: Field, line: string, before: string): string {
  if (field.form === "table") return escapeCell(line);
  if (field.form !== "front-matter") return line;
  if (before === "'") return line.replaceAll("'", "''");
  if (before === '"') return JSON.stringify(line).slice(1, -1);
  return /^[\p{L}\p{N}](?:[^:#\n]|:(?! )|(?<! )#)*$/u.test(line) && !/:$/u.test(line) ? line : JSON.stringify(line);
}
