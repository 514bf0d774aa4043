import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { appendBlock } from "./append-block.ts";
import { appendSection } from "./append-section.ts";
import { lineEnd } from "./line-bounds.ts";
import type { Handoff } from "./model.ts";

const TITLES = { pending: "Pending Tasks", completed: "Completed Tasks", blockers: "Blockers", questions: "Open Questions" } as const;

/** A list of the protocol that grows item by item. */
export type GrowingList = keyof typeof TITLES;

/** Writes a list item at the end of one of the protocol's lists; the section is created, before the Handoff Log, where it is missing. */
export function appendItem(handoff: Handoff, list: GrowingList, item: string): readonly TextEdit[] {
  const { text } = handoff.outline;
  const section = handoff.sections[list];
  if (section) return [appendBlock(text, section, item)];
  const last = list === "pending" ? handoff.tasks.findLast((task) => task.section === "pending" && !task.done) : undefined;
  if (last) {
    const at = lineEnd(text, last.range.end);
    return [{ range: { start: at, end: at }, newText: eolOf(text) + item.replace(/\r\n|\r|\n/gu, eolOf(text)) }];
  }
  const log = handoff.sections.log;
  return [appendSection(handoff.outline, { title: TITLES[list], body: item }, log?.depth === 2 ? log : undefined)];
}
