import type { Range } from "../../diagnostic/range.ts";
import type { Block, Outline, Table, TableRow } from "../../markdown/model.ts";
import { bareText } from "../bare-text.ts";
import { trimRange } from "../handoff/trim-range.ts";
import { buildDecision, type DecisionParts } from "./build-decision.ts";
import { type DecisionPart, decisionPartOf } from "./decision-labels.ts";
import type { Decision } from "./model.ts";
import { leadingDecisionId } from "./parse-decision-id.ts";
import { splitRow } from "./split-row.ts";

/** A title taken from a table is cut here. */
const LONGEST_TITLE = 300;

/** The parts that the columns of a table of decisions hold, in order; absent where the table is about something else. */
export function decisionColumns(text: string, table: Table): readonly (DecisionPart | undefined)[] | undefined {
  const columns = table.header.cells.map(({ range }) => decisionPartOf(text.slice(range.start, range.end)));
  const isLog =
    (columns.includes("decision") || columns.includes("title")) && (columns.includes("id") || columns.includes("status") || columns.includes("date"));
  return isLog || (columns[0] === "id" && columns.includes("status")) ? columns : undefined;
}

/** Reads the rows of a table of decisions, and those that a blank line cut off it: `below` are the blocks that follow the table. */
export function readTableDecisions(outline: Outline, table: Table, below: readonly Block[]): readonly Decision[] {
  const columns = decisionColumns(outline.text, table);
  if (!columns) return [];
  const rows = [...table.rows, ...strayRows(outline.text, below)];
  return rows.map((row) => rowDecision(outline.text, row, columns)).filter((decision) => decision !== undefined);
}

function strayRows(text: string, below: readonly Block[]): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (const block of below) {
    if ((block.kind !== "paragraph" && block.kind !== "opaque") || text[trimRange(text, block.range).start] !== "|") break;
    for (const line of text.slice(block.range.start, block.range.end).matchAll(/^[ \t]*\|[^\r\n]*/gmu)) {
      const start = block.range.start + line.index;
      rows.push(splitRow(text, { start, end: start + line[0].length }));
    }
  }
  return rows;
}

function rowDecision(text: string, row: TableRow, columns: readonly (DecisionPart | undefined)[]): Decision | undefined {
  const parts: DecisionParts = new Map();
  columns.forEach((part, column) => {
    const range = row.cells[column]?.range;
    if (part !== undefined && range && !parts.has(part)) parts.set(part, { value: text.slice(range.start, range.end), range });
  });
  const title = titleOf(parts);
  const id = idCell(text, parts.get("id")?.range);
  if (id) parts.set("id", id);
  else parts.delete("id");
  return title === "" && !id ? undefined : { ...buildDecision(parts, { form: "table-row", title, range: row.range }), row };
}

function titleOf(parts: DecisionParts): string {
  const cell = parts.get("title") ?? parts.get("decision");
  return bareText((cell?.value ?? "").slice(0, LONGEST_TITLE));
}

/** The id in its cell, without anchors and markup; a bare number is one too. */
function idCell(text: string, range: Range | undefined): { readonly value: string; readonly range: Range } | undefined {
  if (!range) return undefined;
  const cell = text.slice(range.start, range.end);
  const found = leadingDecisionId(cell);
  const bare = found ?? plainNumber(cell);
  return bare && { value: bare.id, range: { start: range.start + bare.start, end: range.start + bare.end } };
}

function plainNumber(cell: string): { readonly id: string; readonly start: number; readonly end: number } | undefined {
  const digits = /^\W{0,4}(\d{1,6})\W{0,4}$/u.exec(cell)?.[1];
  const start = digits === undefined ? 0 : cell.indexOf(digits);
  return digits === undefined ? undefined : { id: digits, start, end: start + digits.length };
}
