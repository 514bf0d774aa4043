import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { appendItem } from "./append-item.ts";
import { deleteLines } from "./delete-lines.ts";
import { lineStart } from "./line-bounds.ts";
import type { Handoff, Task } from "./model.ts";

/** Where a task goes and what changes in it on the way; `edits` are offsets in the handoff's text, inside the task. */
export interface TaskMove {
  readonly to: Task["section"];
  readonly checked: boolean;
  readonly edits: readonly TextEdit[];
}

/** Moves a task with all that is nested in it to the other list; one that stands there already changes in its place. */
export function moveTask(handoff: Handoff, task: Task, move: TaskMove): readonly TextEdit[] {
  const { text } = handoff.outline;
  const box = boxEdits(text, task, move.checked);
  if (task.section === move.to) return [...box, ...move.edits];
  const start = lineStart(text, task.range.start);
  const local = [...markerEdits(text, task), ...box, ...move.edits].map(({ range, newText }) => ({
    range: { start: range.start - start, end: range.end - start },
    newText,
  }));
  const moved = applyEdits(text.slice(start, task.range.end), local);
  return [deleteLines(text, task.range), ...appendItem(handoff, move.to, moved)];
}

/** A numbered task becomes a bullet among bullets. */
function markerEdits(text: string, { item }: Task): readonly TextEdit[] {
  const ordered = /\d/u.test(text.slice(item.markerRange.start, item.markerRange.end));
  return ordered ? [{ range: item.markerRange, newText: "-" }] : [];
}

function boxEdits(text: string, { item, lineRange }: Task, checked: boolean): readonly TextEdit[] {
  const newText = checked ? "[x]" : "[ ]";
  if (item.box) return item.box.checked === checked ? [] : [{ range: item.box.range, newText }];
  const stray =
    /^(?:\[[ xX~>!/\u3000-]?\]|【[xX\u3000 ]?】|[☐☑☒])[ \t\u00a0]*(?![([:])/u.exec(text.slice(lineRange.start, lineRange.start + 8))?.[0].length ?? 0;
  return [{ range: { start: lineRange.start, end: lineRange.start + stray }, newText: `${newText} ` }];
}
