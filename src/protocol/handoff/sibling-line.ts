import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { escapeCell } from "../../markdown/escape-cell.ts";
import type { Field } from "../../markdown/field.ts";
import type { Outline } from "../../markdown/model.ts";
import { lineEnd, lineStart } from "./line-bounds.ts";
import { oneLine } from "./one-line.ts";

/** A label with its value, to be written in the form of another. */
export interface NewField {
  readonly label: string;
  readonly value: string;
}

/** Writes a field on a line of its own below another one, in that one's form: a row, a bullet, bold, plain, quoted or front matter. */
export function siblingLine({ text }: Outline, sibling: Field, { label, value }: NewField): TextEdit {
  const end = lineEnd(text, Math.max(sibling.valueRange.end, sibling.labelRange.end));
  const start = lineStart(text, sibling.labelRange.start);
  const line = text.slice(start, end);
  const written = fieldText(line, sibling, { label, value: oneLine(value) }).replaceAll("\n", eolOf(text));
  const hardBreak = /\S( {2,}|\\)$/u.exec(line)?.[1] ?? "";
  return { range: { start: end, end }, newText: eolOf(text) + written + (sibling.form === "table" ? "" : hardBreak) };
}

function fieldText(line: string, sibling: Field, { label, value }: NewField): string {
  const indent = /^\s*/u.exec(line)?.[0] ?? "";
  const lead = /^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?/u.exec(line)?.[0] ?? "";
  const bold = line.slice(lead.length).startsWith("**");
  switch (sibling.form) {
    case "table":
      return `${indent}| ${bold || /\|\s*\*\*/u.test(line.slice(0, 12)) ? `**${label}**` : label} | ${escapeCell(value)} |`;
    case "front-matter":
      return `${indent}${keyLike(sibling.label, label)}: ${yamlValue(value)}`;
    case "heading":
      return `\n**${label}:** ${value}`;
    default:
      return `${lead}${bold ? `**${label}:**` : `${label}:`} ${value}`;
  }
}

/** A front-matter key spelt the way its neighbour is: `current_owner` calls for `next_action`. */
function keyLike(neighbour: string, label: string): string {
  const joint = neighbour.includes("-") ? "-" : "_";
  return label.toLowerCase().replaceAll(" ", joint);
}

function yamlValue(value: string): string {
  return /^[\p{L}\p{N}][^:#]*$/u.test(value) ? value : JSON.stringify(value);
}
