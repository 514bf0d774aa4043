import type { ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { CountedSections } from "./collect-sections.ts";
import { rankHeading } from "./concept-of-heading.ts";
import type { Task } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import type { TaskPlace } from "./parse-task.ts";
import { hasTaskId } from "./parse-task-line.ts";
import { pushChildren } from "./push-children.ts";
import { LOOSE_PENDING_TITLES } from "./section-titles.ts";

/** What tasks are read from. */
export interface TaskSource {
  readonly outline: Outline;
  readonly root: Section;
  readonly counted: CountedSections;
  readonly agents: readonly string[];
}

/** Reads a list item as a task of some kind; `marked` where a box or an id says that it is meant as one. */
export type TaskReader<Kind> = (item: ListItem, place: TaskPlace) => { readonly task: Kind; readonly marked: boolean } | undefined;

/** How the items of a section are taken: all of them, only those with a box or an id, or none. */
type Reading = "all" | "marked" | "none";

interface Place {
  readonly list: Task["section"];
  readonly reading: Reading;
}

/**
 * Reads the tasks of a handoff, each by a reader, in the order of the file: every item of the pending and completed lists that count, items with a box or an id of the other such lists; next
 * steps where there is no pending list; boxes anywhere where there are neither.
 */
export function readTasks<Kind>(source: TaskSource, read: TaskReader<Kind>): readonly Kind[] {
  const tasks: Kind[] = [];
  const { sections } = source.counted;
  const unsorted: Place = { list: "pending", reading: sections.pending === undefined && sections["next-action"] === undefined ? "marked" : "none" };
  const open: Section[] = [source.root];
  const places: Place[] = [unsorted];
  for (let section = open.pop(); section; section = open.pop()) {
    const place = places.pop() ?? unsorted;
    if (place.reading !== "none") addTasks(tasks, { section, place, source, read });
    for (let at = section.children.length - 1; at >= 0; at -= 1) {
      const child = section.children[at];
      if (child) places.push(placeOf(child, place, { sections, unsorted }));
    }
    pushChildren(open, section.children);
  }
  return tasks;
}

interface TaskSection<Kind> {
  readonly section: Section;
  readonly place: Place;
  readonly source: TaskSource;
  readonly read: TaskReader<Kind>;
}

function addTasks<Kind>(tasks: Kind[], { section, place, source: { outline, agents }, read }: TaskSection<Kind>): void {
  for (const block of section.blocks) {
    if (block.kind !== "list") continue;
    for (const item of block.items) {
      const found = read(item, { outline, section: place.list, agents });
      if (found && (place.reading === "all" || found.marked)) tasks.push(found.task);
    }
  }
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
  const first = title.charCodeAt(0);
  const isSmall = first >= 97 && first <= 122 && first !== SMALL_T;
  return !isSmall && hasTaskId(title);
}

/** Of small letters only this one begins an id: `t1`. */
const SMALL_T = 116;
