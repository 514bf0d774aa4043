import type { ListItem, Outline } from "../../markdown/model.ts";
import { bareText } from "../bare-text.ts";
import { findDate } from "../find-date.ts";
import { taskLines } from "../handoff/task-lines.ts";
import type { Decision } from "./model.ts";
import { decisionIdsIn, decisionNumber, leadingDecisionId } from "./parse-decision-id.ts";

/** Reads a decision that is a list item: `- 2026-06-12 - use SQLite (supersedes D-001 in part)`, `- **D-004**: no telemetry`; absent where an item begins with neither day nor id. */
export function readItemDecision(outline: Outline, item: ListItem): Decision | undefined {
  const { text } = outline;
  const { line, range } = taskLines(text, item);
  const words = text.slice(line.start, line.end);
  const id = leadingDecisionId(words);
  const day = id ? undefined : leadingDay(words);
  const head = id?.end ?? day?.end;
  if (head === undefined) return undefined;
  const title = bareText(words.slice(head, head + 500).replace(/^@v\d+/u, "")).replace(/^[\s:.)\]–—-]+/u, "");
  const supersedes = /\((?:partially )?supersedes\s+([^)]*)\)/iu.exec(words);
  const offset = line.start + (supersedes ? supersedes.index + supersedes[0].indexOf(supersedes[1] ?? "") : 0);
  const number = id && decisionNumber(id.id);
  return title === ""
    ? undefined
    : {
        form: "heading",
        title,
        range,
        ...(id && { id: { value: id.id, range: { start: line.start + id.start, end: line.start + id.end } } }),
        ...(number !== undefined && { number }),
        ...(day && { date: { value: day.date, range: { start: line.start + day.start, end: line.start + day.end } } }),
        affects: [],
        supersedes: decisionIdsIn(supersedes?.[1] ?? "").map((found) => ({ value: found.id, range: { start: offset + found.start, end: offset + found.end } })),
        supersededBy: [],
      };
}

function leadingDay(words: string): { readonly date: string; readonly start: number; readonly end: number } | undefined {
  const found = findDate(words.slice(0, 60));
  return found && /^[*[(\s]*$/u.test(words.slice(0, found.start)) ? found : undefined;
}
