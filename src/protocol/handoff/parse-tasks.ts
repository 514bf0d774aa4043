import type { List, ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { CountedSections } from "./collect-sections.ts";
import { rankHeading } from "./concept-of-heading.ts";
import type { Task } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { parseTask } from "./parse-task.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import { LOOSE_PENDING_TITLES } from "./section-aliases.ts";

/** What tasks are read from. */
export interface TaskSource {
  readonly outline: Outline;
  readonly root: Section;
  readonly counted: CountedSections;
  readonly agents: readonly string[];
}

/** How the items of a section are taken: all of them, only those with a box or an id, or only as a last resort. */
type Reading = "all" | "marked" | "fallback" | "none";

interface Place {
  readonly list: Task["section"];
  readonly reading: Reading;
}

interface Candidate {
  readonly item: ListItem;
  readonly place: Place;
}

/**
 * Reads the tasks of a handoff in the order of the file: every item of the pending and completed lists that count, items with a box or an id of the other such lists; next
 * steps where no pending list says anything; any boxes where there is nothing else.
 */
export function parseTasks(source: TaskSource): readonly Task[] {
  const candidates = collect(source);
  const read = (readings: readonly Reading[]): readonly Task[] => candidates.flatMap((candidate) => (readings.includes(candidate.place.reading) ? taskOf(candidate, source) : []));
  const tasks = read(["all", "marked"]);
  return tasks.length > 0 ? tasks : read(["fallback"]);
}

function taskOf({ item, place }: Candidate, { outline, agents }: TaskSource): readonly Task[] {
  const read = parseTask(item, { outline, section: place.list, agents });
  return read && (place.reading === "all" || read.marked) ? [read.task] : [];
}

function collect(source: TaskSource): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const pending = source.counted.sections.pending;
  const steps = pending === undefined || !pending.blocks.concat(pending.children.flatMap((child) => child.blocks)).some((block) => block.kind === "list");
  const open: { readonly section: Section; readonly place: Place }[] = [{ section: source.root, place: { list: "pending", reading: "fallback" } }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { section, place } = next;
    const lists = section.blocks.filter((block): block is List => block.kind === "list");
    for (const list of lists) for (const item of list.items) candidates.push({ item, place });
    for (const child of section.children.toReversed()) open.push({ section: child, place: placeOf(child, place, { source, steps }) });
  }
  return candidates;
}

function placeOf(section: Section, above: Place, { source, steps }: { readonly source: TaskSource; readonly steps: boolean }): Place {
  const concept = rankHeading(section.title)?.concept;
  const { sections } = source.counted;
  switch (concept) {
    case "pending":
      return { list: "pending", reading: section === sections.pending && !LOOSE_PENDING_TITLES.has(normaliseTitle(section.title)) ? "all" : "marked" };
    case "completed":
      return { list: "completed", reading: section === sections.completed ? "all" : "marked" };
    case "next-action":
      return { list: "pending", reading: steps && section === sections["next-action"] ? "all" : "marked" };
    case undefined:
      return namesTask(section) ? { list: above.list, reading: "none" } : above;
    default:
      return { list: "pending", reading: concept === "status" || concept === "context" ? "fallback" : "none" };
  }
}

/** `### T3 Review the endpoint`: what stands below is that task's specification. */
function namesTask({ title }: Section): boolean {
  return parseTaskLine(title, { start: 0, end: title.length }).id !== undefined;
}
