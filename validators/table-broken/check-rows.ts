import { countCells } from "../../src/lint/table-lines.ts";
import type { Finding, Report } from "../../src/lint/rule.ts";
import type { Table, TableRow } from "../../src/markdown/model.ts";

/** More cells than this are not added to a row. */
const MOST_ADDED = 20;

/** Reports the rows of a table that have more or fewer cells than its header. Too many are lost to the reader, too few are filled up. */
export function checkRows(text: string, table: Table, report: Report): void {
  const columns = table.header.cells.length;
  const piped = table.rows.map((row) => text.slice(row.range.start, row.range.end).includes("|"));
  const lastPiped = piped.lastIndexOf(true);
  let swallowed = false;
  table.rows.forEach((row, i) => {
    if (piped[i] === false && columns > 1) {
      if (!swallowed) report(swallowedText(text, row, i > lastPiped));
      swallowed = true;
    } else if (row.cells.length !== columns) report(raggedRow(text, row, columns));
  });
}

/** Text without a pipe directly below a table is a row to Markdown. */
function swallowedText(text: string, { range }: TableRow, isTail: boolean): Finding {
  const finding = { range, message: "Unexpected text directly below a table, it becomes a row of it", hint: "Put a blank line above it" };
  const start = text.lastIndexOf("\n", range.start - 1) + 1;
  const eol = text[start - 2] === "\r" ? "\r\n" : "\n";
  return isTail ? { ...finding, fix: { title: "Put a blank line above it", edits: [{ range: { start, end: start }, newText: eol }] } } : finding;
}

function raggedRow(text: string, { range, cells }: TableRow, columns: number): Finding {
  const message = `Unexpected ${cells.length} ${cells.length === 1 ? "cell" : "cells"} in a table row, expected ${columns} as in the header`;
  if (cells.length > columns) return { range, message, hint: "Write a `|` that is text as `\\|`; what is beyond the last column is not shown" };
  const finding = { range, message, hint: "Add the cells that are missing" };
  const row = text.slice(range.start, range.end).trimEnd();
  const end = range.start + row.length;
  const newText = missingCells(row, columns);
  return newText === undefined ? finding : { ...finding, fix: { title: "Add empty cells", edits: [{ range: { start: end, end }, newText }] } };
}

/** What to write behind a row to give it empty cells; nothing where so many are missing that the row was hardly meant as one. */
function missingCells(row: string, columns: number): string | undefined {
  let added = row.endsWith("|") && !row.endsWith("\\|") ? "" : " |";
  for (let i = 0; i < MOST_ADDED; i += 1) {
    if (countCells(row + added) === columns) return added;
    added += " |";
  }
  return undefined;
}
