import type { TextEdit } from "../diagnostic/text-edit.ts";
import { foldLines } from "../util/fold-lines.ts";
import type { Field } from "./field.ts";
import type { Outline } from "./model.ts";
import { setTableCell } from "./set-table-cell.ts";

/** Writes a value where a field has its own, in the way its form asks for; blanks are added where a missing value had none. The value becomes one line. */
export function setFieldValue({ text }: Outline, field: Field, value: string): TextEdit {
  const range = field.valueRange;
  if (field.form === "table") return setTableCell(text, { range }, value);
  const line = foldLines(value).trim();
  const written = field.form === "front-matter" ? yamlValue(line, text.charAt(range.start - 1)) : line;
  if (range.start < range.end || written === "" || /[ \t"']/u.test(text.charAt(range.start - 1))) return { range, newText: written };
  if (!/^[ \t](?![ \t])/u.test(text.slice(range.start, range.start + 2))) return { range, newText: ` ${written}` };
  return { range: { start: range.start + 1, end: range.start + 1 }, newText: written };
}

/** A value inside quotes keeps them; a plain one that YAML would read as something else gets them. */
function yamlValue(line: string, before: string): string {
  if (before === "'") return line.replaceAll("'", "''");
  if (before === '"') return JSON.stringify(line).slice(1, -1);
  return line === "" || isPlainYaml(line) ? line : JSON.stringify(line);
}

function isPlainYaml(line: string): boolean {
  return /^[\p{L}\p{N}]/u.test(line) && !/:(?: |$)| #/u.test(line);
}
