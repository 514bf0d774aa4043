import { defineRule } from "../../src/lint/define-rule.ts";
import type { Report } from "../../src/lint/rule.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";
import { countCells, isDelimiterRow, linesIn, standsAlone } from "../../src/lint/table-lines.ts";
import type { Block, Table } from "../../src/markdown/model.ts";
import { checkRows } from "./check-rows.ts";

/** Rows that stand outside their table are lost without a trace: one real decision log had lost eleven of 86. */
export const rule = defineRule({
  name: "table-broken",
  summary: "Tables are whole: no blank line cuts rows off, the delimiter row fits the header, every row has the header's number of cells.",
  severity: "warning",
  fixable: true,
  kinds: ["review", "handoff", "index", "decisions"],
  check(subject, report) {
    const { kind, text, outline } = subject;
    if ((kind === "handoff" || kind === "decisions") && !speaksProtocol(subject)) return;
    checkBlocks(text, outline.blocks, report);
  },
});

function checkBlocks(text: string, blocks: readonly Block[], report: Report): void {
  let table: Table | undefined;
  let before: Block | undefined;
  for (const block of blocks) {
    // What directly follows a quote or list may belong to it: nothing is rewritten there.
    const loose =
      before !== undefined && ["quote", "list", "opaque"].includes(before.kind) && !/\n[ \t]*\r?\n/u.test(text.slice(before.range.end, block.range.start));
    const tell: Report = loose ? ({ range, message, hint }) => report({ range, message, hint }) : report;
    const cut = table !== undefined && before !== undefined && isText(block) && checkCutOff(text, { block, table, end: before.range.end }, tell);
    if (block.kind === "table") checkRows(text, block, tell);
    else if (isText(block) && !cut) checkParagraph(text, block, tell);
    if (!cut) table = block.kind === "table" ? block : undefined;
    before = block;
  }
}

function isText({ kind }: Block): boolean {
  return kind === "paragraph" || kind === "opaque";
}

interface Neighbours {
  readonly block: Block;
  readonly table: Table;
  /** Where the block before ends. */
  readonly end: number;
}

/** Reports a paragraph of rows below a table, and says whether it is one. */
function checkCutOff(text: string, { block, table, end }: Neighbours, report: Report): boolean {
  const { range } = block;
  const lines = linesIn(text, range);
  if (
    !lines.every((line) => line.text.trimStart().startsWith("|")) ||
    lines.some((line) => isDelimiterRow(line.text)) ||
    text.slice(end, range.start).trim() !== ""
  )
    return false;
  const columns = table.header.cells.length;
  const gap = text.slice(end, range.start);
  const finding = {
    range: { start: range.start, end: lines[0]?.end ?? range.end },
    message: `Unexpected table ${lines.length === 1 ? "row" : "rows"} outside of the table above, a blank line cuts ${lines.length === 1 ? "it" : "them"} off`,
    hint: "Remove the blank line",
  };
  const fits = block.kind === "paragraph" && lines.every((line) => countCells(line.text) === columns) && standsAlone(text, range.end);
  const eol = gap.includes("\r\n") ? "\r\n" : "\n";
  report(fits ? { ...finding, fix: { title: "Remove the blank line", edits: [{ range: { start: end, end: range.start }, newText: eol }] } } : finding);
  return true;
}

/** A delimiter row in a paragraph was meant to make a table of it. */
function checkParagraph(text: string, { kind, range }: Block, report: Report): void {
  const lines = linesIn(text, range);
  const at = lines.findIndex((line) => isDelimiterRow(line.text));
  const delimiter = lines[at];
  if (!delimiter) return;
  const header = lines[at - 1];
  const place = { start: delimiter.start, end: delimiter.end };
  if (!header || !header.text.includes("|")) {
    report({ range: place, message: "Unexpected delimiter row, expected a header above it", hint: "Write the header, or remove what is left of the table" });
    return;
  }
  const columns = countCells(header.text);
  const finding = {
    range: place,
    message: `Unexpected delimiter row of ${countCells(delimiter.text)} cells, expected ${columns} as in the header`,
    hint: "Give it as many cells as the header",
  };
  const fits =
    kind === "paragraph" &&
    columns !== countCells(delimiter.text) &&
    standsAlone(text, range.end) &&
    lines.slice(at + 1).every((line) => countCells(line.text) === columns);
  const newText = `|${" --- |".repeat(columns)}`;
  report(fits ? { ...finding, fix: { title: "Write it anew", edits: [{ range: place, newText }] } } : finding);
}
