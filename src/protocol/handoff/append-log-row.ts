import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { escapeCell } from "../../markdown/escape-cell.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { appendBlock } from "./append-block.ts";
import { appendSection } from "./append-section.ts";
import { lineEnd } from "./line-bounds.ts";
import type { Handoff, HandoffLog } from "./model.ts";
import { oneLine } from "./one-line.ts";
import { logColumns } from "./parse-log.ts";

/** One passing of the baton, as it is to stand in the log. */
export interface NewLogRow {
  readonly when: string;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
}

const HEADER = "| When | From | To | Summary |\n| --- | --- | --- | --- |";

/** Adds a row at the end of the Handoff Log, creating table and section (at the end of the file) where they are missing. */
export function appendLogRow(handoff: Handoff, row: NewLogRow): readonly TextEdit[] {
  const { outline, log, sections } = handoff;
  if (log) return [rowEdit(outline.text, log, row)];
  const table = `${HEADER}\n${rowLine([row.when, row.from, row.to, row.summary])}`;
  return [sections.log ? appendBlock(outline.text, sections.log, table) : appendSection(outline, { title: "Handoff Log", body: table })];
}

function rowEdit(text: string, { table }: HandoffLog, row: NewLogRow): TextEdit {
  const columns = logColumns(text, table);
  const cells: string[] = table.header.cells.map(() => "");
  const put = (column: number, value: string): void => {
    if (column >= 0) cells[column] = value;
  };
  put(columns.when, row.when);
  put(columns.from, row.from);
  put(columns.to, row.to);
  put(columns.summary, row.summary);
  const end = lineEnd(text, table.rows.at(-1)?.range.end ?? table.delimiterRange.end);
  return { range: { start: end, end }, newText: eolOf(text) + rowLine(cells) };
}

function rowLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => escapeCell(oneLine(cell))).join(" | ")} |`;
}
