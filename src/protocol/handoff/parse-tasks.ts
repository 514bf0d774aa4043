import type { List, ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { CountedSections } from "./collect-sections.ts";
import { rankHeading } from "./concept-of-heading.ts";
import type { Task } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { parseTask } from "./parse-task.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import { LOOSE_PENDING_TITLES } from "./section-titles.ts";

/** What tasks are read from. */
export interface TaskSource {
  readonly outline: Outline;
  readonly root: Section;
  readonly counted: CountedSections;
  readonly agents: readonly string[];
}

/** How the items of a section are taken: all of them, only those with a box or an id, or none. */
type Reading = "all" | "marked" | "none";

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
 * steps where there is no pending list; boxes anywhere where there are neither.
 */
export function parseTasks(source: TaskSource): readonly Task[] {
  return collect(source).flatMap((candidate) => (candidate.place.reading === "none" ? [] : taskOf(candidate, source)));
}

function taskOf({ item, place }: Candidate, { outline, agents }: TaskSource): readonly Task[] {
  const read = parseTask(item, { outline, section: place.list, agents });
  return read && (place.reading === "all" || read.marked) ? [read.task] : [];
}

function collect(source: TaskSource): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const { sections } = source.counted;
  const unsorted: Place = { list: "pending", reading: sections.pending === undefined && sections["next-action"] === undefined ? "marked" : "none" };
  const open: { readonly section: Section; readonly place: Place }[] = [{ section: source.root, place: unsorted }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { section, place } = next;
    const lists = section.blocks.filter((block): block is List => block.kind === "list");
    for (const list of lists) for (const item of list.items) candidates.push({ item, place });
    for (const child of section.children.toReversed()) open.push({ section: child, place: placeOf(child, place, { sections, unsorted }) });
  }
  return candidates;
}

interface Sorting {
  readonly sections: CountedSections["sections"];
  /** Place of items outside all sections the protocol knows. */
  readonly unsorted: Place;
}

function placeOf(section: Section, above: Place, { sections, unsorted }: Sorting): Place {
  const concept = rankHeading(section.title)?.concept;
  switch (concept) {
    case "pending":
      return { list: "pending", reading: isWhole(section, sections.pending, above) ? "all" : "marked" };
    case "completed":
      return { list: "completed", reading: isWhole(section, sections.completed, above) ? "all" : "marked" };
    case "next-action":
      return { list: "pending", reading: sections.pending === undefined && section === sections["next-action"] ? "all" : "marked" };
    case undefined:
      return namesTask(section) ? { list: above.list, reading: "none" } : above;
    default:
      return concept === "status" || concept === "context" ? unsorted : { list: "pending", reading: "none" };
  }
}

/** All items count in the section that counts and in those of the same kind below it; in one whose heading may mean anything only marked ones do. */
function isWhole(section: Section, counted: Section | undefined, above: Place): boolean {
  if (LOOSE_PENDING_TITLES.has(normaliseTitle(section.title))) return false;
  return section === counted || above.reading === "all";
}

/** `### T3 Review the endpoint`: what stands below is that task's specification. */
function namesTask({ title }: Section): boolean {
  return parseTaskLine(title, { start: 0, end: title.length }).id !== undefined;
}
