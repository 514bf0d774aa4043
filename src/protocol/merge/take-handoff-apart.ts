import { foldName } from "../../util/fold-name.ts";
import type { Handoff, LogEntry, Task, TextItem } from "../handoff/model.ts";
import { parseHandoff } from "../handoff/parse-handoff.ts";
import { taskName } from "../task-name.ts";
import { collectUnits, type UnitCandidate } from "./collect-units.ts";
import type { MergeDocument, MergePlace, MergeValue } from "./model.ts";
import { contentEnd, lineEnd } from "./whole-lines.ts";

/** Sections whose list items have an identity. */
const ITEM_GROUPS = ["pending", "completed", "criteria", "blockers", "questions"] as const;

/** Takes a handoff apart: tasks, criteria, blockers, questions and log rows are units, the fields are values. Without any of them `undefined`. */
export function takeHandoffApart(text: string): MergeDocument | undefined {
  const handoff = parseHandoff(text);
  const units = collectUnits(text, [
    ...handoff.tasks.map(taskCandidate),
    ...handoff.criteria.map(({ id, text: words, range }) => ({
      key: `criterion:${foldName(id ?? words)}`,
      name: `criterion ${id ?? words}`,
      group: "criteria",
      range,
    })),
    ...itemCandidates(text, handoff.blockers, "blockers"),
    ...itemCandidates(text, handoff.questions, "questions"),
    ...(handoff.log?.entries.map(logCandidate) ?? []),
  ]);
  const values = fieldValues(handoff);
  return units.length === 0 && values.length === 0 ? undefined : { text, units, values, places: placesOf(handoff) };
}

function taskCandidate(task: Task): UnitCandidate {
  const key = task.id === undefined ? `title:${foldName(task.title) || task.title}` : `task:${task.id.toLowerCase()}`;
  return { key, name: `task ${taskName(task)}`, group: task.section, range: task.range };
}

function itemCandidates(text: string, items: readonly TextItem[], group: string): readonly UnitCandidate[] {
  return items
    .filter(({ range }) => /^(?:[-*+]|\d{1,9}[.)])\s/u.test(text.slice(range.start, range.start + 12)))
    .map((item) => ({ key: `${group}:${foldName(item.text) || item.text}`, name: item.text, group, range: item.range }));
}

function logCandidate({ when, from, to, summary, range }: LogEntry): UnitCandidate {
  const key = [when, from, to, summary].map((cell) => cell.replace(/\s+/gu, " ").trim()).join("|");
  return { key: `log:${key}`, name: "log", group: "log", range, when };
}

function fieldValues({ fields, outline }: Handoff): readonly MergeValue[] {
  return Object.entries(fields)
    .map(([key, { valueRange, value }]) => ({ key, range: valueRange, value }))
    .filter(({ range }) => !/[\r\n]/u.test(outline.text.slice(range.start, range.end)))
    .sort((a, b) => a.range.start - b.range.start);
}

function placesOf(handoff: Handoff): ReadonlyMap<string, MergePlace> {
  const { text } = handoff.outline;
  const places = new Map<string, MergePlace>();
  for (const group of ITEM_GROUPS) {
    const section = handoff.sections[group];
    if (section?.heading) places.set(group, { anchor: lineEnd(text, contentEnd(text, section.range)), form: "item" });
  }
  if (handoff.log) places.set("log", { anchor: lineEnd(text, handoff.log.table.delimiterRange.end), form: "row" });
  return places;
}
