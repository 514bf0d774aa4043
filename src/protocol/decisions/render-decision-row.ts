import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { escapeCell } from "../../markdown/escape-cell.ts";
import type { Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { lineEnd } from "../handoff/line-bounds.ts";
import { oneLine } from "../handoff/one-line.ts";
import type { DecisionPart } from "./decision-labels.ts";
import type { DecisionLog } from "./model.ts";
import { decisionColumns } from "./read-table-decisions.ts";
import type { DecisionEntry } from "./render-decision.ts";

/** Adds a decision as a row of the file's table of decisions, at its start or end; what has no column goes into the decision's own. */
export function rowEdits(log: DecisionLog, entry: DecisionEntry, where: "start" | "end"): readonly TextEdit[] {
  const { text } = log.outline;
  const table = tablesOf(log.root).findLast((candidate) => decisionColumns(text, candidate) !== undefined);
  const columns = table && decisionColumns(text, table);
  if (!table || !columns) return [];
  const written = log.decisions.filter(({ row }) => row && row.range.start > table.delimiterRange.end);
  const last = where === "end" ? written.at(-1)?.range.end : undefined;
  const at = lineEnd(text, last ?? table.delimiterRange.end);
  const cells = columns.map((part) => escapeCell(part === undefined ? "" : cellOf(part, entry, columns)));
  return [{ range: { start: at, end: at }, newText: `${eolOf(text)}| ${cells.join(" | ")} |` }];
}

function tablesOf(section: Section): readonly Table[] {
  return [...section.blocks.filter((block) => block.kind === "table"), ...section.children.flatMap(tablesOf)];
}

function cellOf(part: DecisionPart, entry: DecisionEntry, columns: readonly (DecisionPart | undefined)[]): string {
  switch (part) {
    case "id":
      return entry.id;
    case "title":
      return oneLine(entry.title);
    case "status":
      return entry.status ?? "proposed";
    case "date":
      return entry.date;
    case "decision":
      return decisionCell(entry, columns);
    case "affects":
      return (entry.affects ?? []).map((glob) => `\`${oneLine(glob)}\``).join(", ");
    case "supersedes":
      return (entry.supersedes ?? []).join(", ");
    case "superseded-by":
      return "";
    default:
      return oneLine(entry[part] ?? "");
  }
}

function decisionCell(entry: DecisionEntry, columns: readonly (DecisionPart | undefined)[]): string {
  const title = columns.includes("title") ? "" : oneLine(entry.title);
  const replaced = columns.includes("supersedes") || !entry.supersedes?.length ? "" : `(supersedes ${entry.supersedes.join(", ")})`;
  const challenged = entry.challenges?.length ? `(challenges ${entry.challenges.join(", ")})` : "";
  const words = oneLine(entry.decision ?? "");
  const text = title !== "" && words !== "" ? `${title}: ${words}` : title + words;
  return [text, replaced, challenged].filter((piece) => piece !== "").join(" ");
}
