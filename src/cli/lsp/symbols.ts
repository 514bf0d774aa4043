import type { DocumentSymbol, SymbolKind } from "vscode-languageserver/node";
import type { Range } from "../../diagnostic/range.ts";
import type { Subject } from "../../lint/rule.ts";
import type { Section } from "../../markdown/section.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import type { Task } from "../../protocol/handoff/model.ts";
import { taskName } from "../../protocol/task-name.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import type { ViewedFile } from "./project-view.ts";
import type { TextPlaces } from "./text-places.ts";

/** Headings are strings to editors, tasks keys. */
const KINDS = { section: 15, task: 20 } as const satisfies Record<string, SymbolKind>;

/** Lists the sections of a file, and in a handoff the tasks in them. */
export function symbolsOf({ subject, places }: ViewedFile): DocumentSymbol[] {
  const root = rootOf(subject);
  const tasks = subject.kind === "handoff" ? subject.handoff.tasks : [];
  return childrenOf(root, tasks, places);
}

/** The sections of any file. */
export function rootOf(subject: Subject): Section {
  if (subject.kind === "handoff") return subject.handoff.root;
  return subject.kind === "decisions" ? subject.decisions.root : sectionsOf(subject.outline);
}

function childrenOf(section: Section, tasks: readonly Task[], places: TextPlaces): DocumentSymbol[] {
  const { children } = section;
  const first = children[0]?.range.start ?? section.range.end;
  const own = tasks.slice(firstFrom(tasks, section.contentRange.start), firstFrom(tasks, first)).filter(({ range }) => range.end <= section.range.end);
  return [...own.map((task) => taskSymbol(task, places)), ...children.map((child) => sectionSymbol(child, tasks, places))];
}

function sectionSymbol(section: Section, tasks: readonly Task[], places: TextPlaces): DocumentSymbol {
  const heading = section.heading?.range ?? section.range;
  return {
    name: nameFrom(section.title),
    kind: KINDS.section,
    range: places.rangeOf(section.range),
    selectionRange: places.rangeOf(within(heading, section.range)),
    children: childrenOf(section, tasks, places),
  };
}

function taskSymbol(task: Task, places: TextPlaces): DocumentSymbol {
  return {
    name: nameFrom(taskName(task)),
    ...(task.done && { detail: "done" }),
    kind: KINDS.task,
    range: places.rangeOf(task.range),
    selectionRange: places.rangeOf(within(task.idRange ?? task.lineRange, task.range)),
  };
}

/** The place of the first task at or behind an offset; tasks stand in the order of the file. */
function firstFrom(tasks: readonly Task[], offset: number): number {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Editors refuse a symbol without a name. */
function nameFrom(text: string): string {
  return shorten(singleLine(redactSecrets(text)), 120) || "(empty)";
}

function within(inner: Range, outer: Range): Range {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}
