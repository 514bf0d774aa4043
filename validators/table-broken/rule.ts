import { defineRule } from "../../src/lint/define-rule.ts";
import type { Report } from "../../src/lint/rule.ts";
import { countCells, isDelimiterRow, linesIn } from "../../src/lint/table-lines.ts";
import type { Block, Table } from "../../src/markdown/model.ts";
import { checkRows } from "./check-rows.ts";

/** Rows that stand outside their table are lost without a trace: one real decision log had lost eleven of 86. */
export const rule = defineRule({
  name: "table-broken",
  summary: "Tables are whole: no blank line cuts rows off, the delimiter row fits the header, every row has the header's number of cells.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff", "index", "decisions", "review"],
  check({ text, outline }, report) {
    checkBlocks(text, outline.blocks, report);
  },
});

function checkBlocks(text: string, blocks: readonly Block[], report: Report): void {
  let table: Table | undefined;
  let end = 0;
  for (const block of blocks) {
    if (block.kind === "table") {
      checkRows(text, block, report);
      table = block;
    } else if (block.kind === "paragraph" || block.kind === "opaque") {
      const cut = table !== undefined && checkCutOff(text, { block, table, end }, report);
      if (!cut) {
        table = undefined;
        checkParagraph(text, block, report);
      }
    } else table = undefined;
    end = block.range.end;
  }
}

interface Neighbours {
  readonly block: Block;
  readonly table: Table;
  /** Where the block before ends. */
  readonly end: number;
}

/** Reports a paragraph of rows below a table, and says whether it is one. */
function checkCutOff(text: string, { block: { range }, table, end }: Neighbours, report: Report): boolean {
  const lines = linesIn(text, range);
  if (!lines.every((line) => line.text.trimStart().startsWith("|")) || lines.some((line) => isDelimiterRow(line.text)) || text.slice(end, range.start).trim() !== "") return false;
  const columns = table.header.cells.length;
  const gap = text.slice(end, range.start);
  const finding = { range: { start: range.start, end: lines[0]?.end ?? range.end }, message: `Unexpected table ${lines.length === 1 ? "row" : "rows"} outside of the table above, a blank line cuts ${lines.length === 1 ? "it" : "them"} off`, hint: "Remove the blank line" };
  const fits = lines.every((line) => countCells(line.text) === columns);
  const eol = gap.includes("\r\n") ? "\r\n" : "\n";
  report(fits ? { ...finding, fix: { title: "Remove the blank line", edits: [{ range: { start: end, end: range.start }, newText: eol }] } } : finding);
  return true;
}

/** A delimiter row in a paragraph was meant to make a table of it. */
function checkParagraph(text: string, { range }: Block, report: Report): void {
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
  const finding = { range: place, message: `Unexpected delimiter row of ${countCells(delimiter.text)} cells, expected ${columns} as in the header`, hint: "Give it as many cells as the header" };
  const fits = columns !== countCells(delimiter.text) && lines.slice(at + 1).every((line) => countCells(line.text) === columns);
  const newText = `|${" --- |".repeat(columns)}`;
  report(fits ? { ...finding, fix: { title: "Write it anew", edits: [{ range: place, newText }] } } : finding);
}
