import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { BUILT_IN_RULES } from "../../lint/built-in-rules.ts";
import type { Subject } from "../../lint/rule.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import type { Block } from "../../markdown/model.ts";
import { lineStart } from "../../util/line-start.ts";

/** Stands where the person is to say why. */
const REASON = "TODO say why this is right here";

/** A comment that switches a rule off, and how far it reaches. */
export interface SuppressionEdit {
  readonly reach: "line" | "block" | "file";
  readonly edits: readonly TextEdit[];
}

/**
 * Writes the comment that takes a finding away, with a place for the reason: above its line; around a table or a code block, which a comment would cut; at the top for what is about the
 * file as a whole. Undefined for findings of the runner itself, which no comment takes away, in front matter, where none can stand, and for stray rows of a table.
 */
export function suppressionEdits({ outline, text }: Subject, { rule, range }: Diagnostic): SuppressionEdit | undefined {
  if (BUILT_IN_RULES.some(({ name }) => name === rule)) return undefined;
  const eol = eolOf(text);
  const top = outline.frontMatter?.range.end ?? 0;
  if (range.start === 0 && range.end === 0)
    return { reach: "file", edits: [insertion(topLine(text, top), `<!-- agent-relay-disable ${rule}: ${REASON} -->${eol}${eol}`)] };
  if (range.start < top) return undefined;
  const block = outline.blocks.find((known) => known.range.start <= range.start && range.start <= known.range.end);
  // A comment above rows that were cut off a table is what stands between them then.
  if (block?.kind === "paragraph" && text.charAt(block.range.start) === "|") return undefined;
  if (block && isUncuttable(block, range)) return { reach: "block", edits: around(text, block.range, { rule, eol }) };
  const start = lineStart(text, range.start);
  const lead = /^[ \t>]*/u.exec(text.slice(start, start + 200))?.[0] ?? "";
  const at = Math.max(start, bomEnd(text));
  return { reach: "line", edits: [insertion(at, `${lead}<!-- agent-relay-disable-next-line ${rule}: ${REASON} -->${eol}`)] };
}

/** Comments between the rows of a table or in code are none; those in the middle of a paragraph would cut it. */
function isUncuttable(block: Block, { start }: Range): boolean {
  if (block.kind === "table" || block.kind === "code" || block.kind === "html" || block.kind === "opaque") return true;
  if (block.kind === "quote") return block.blocks.some((inner) => covers(inner, start) && isUncuttable(inner, { start, end: start }));
  if (block.kind !== "list") return false;
  return block.items.some((item) => item.blocks.some((inner) => covers(inner, start) && isUncuttable(inner, { start, end: start })));
}

function covers({ range }: Block, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

function around(text: string, range: Range, { rule, eol }: { readonly rule: string; readonly eol: string }): readonly TextEdit[] {
  const start = Math.max(lineStart(text, range.start), bomEnd(text));
  const end = endOfLine(text, range.end);
  const open = insertion(start, `<!-- agent-relay-disable ${rule}: ${REASON} -->${eol}${eol}`);
  return [open, insertion(end, `${eol}${eol}<!-- agent-relay-enable ${rule} -->`)];
}

function endOfLine(text: string, offset: number): number {
  const rest = text.slice(offset).search(/[\r\n]/u);
  return rest === -1 ? text.length : offset + rest;
}

function topLine(text: string, top: number): number {
  if (top === 0) return bomEnd(text);
  const next = /^[^\n]*\n?/u.exec(text.slice(top))?.[0].length ?? 0;
  return top + (text.charAt(top - 1) === "\n" ? 0 : next);
}

function bomEnd(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
