import { mergeDocuments, type MergeKind } from "./merge-documents.ts";
import { laterStamp } from "./later-stamp.ts";
import { mergeTask } from "./merge-task.ts";
import type { Merge, Sides } from "./model.ts";
import { renumberTasks } from "./renumber-tasks.ts";
import { takeHandoffApart } from "./take-handoff-apart.ts";

const HANDOFF_KIND: MergeKind = {
  takeApart: takeHandoffApart,
  mergeUnit: (sides, unit) => (unit.group === "log" ? undefined : mergeTask(sides)),
  mergeValue: (sides, key) => (key === "updated" ? laterStamp(sides) : undefined),
};

/**
 * Merges two branches of a handoff by meaning: tasks by id or title, fields by what they say (of two stamps the later one), the log as the union of both in time order,
 * prose by line. Two new tasks of one id stay both: theirs gets the next number. What both changed differently stands between conflict markers. Never throws.
 */
export function mergeHandoff(base: string, ours: string, theirs: string): Merge {
  const sides: Sides<string> = { base, ours, theirs };
  if (base === ours || base === theirs || ours === theirs) return mergeDocuments(sides, HANDOFF_KIND);
  return mergeDocuments({ base, ours, theirs: renumberTasks({ base, ours, theirs }) }, HANDOFF_KIND);
}
