import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { deleteLines } from "./delete-lines.ts";
import type { Handoff, TextItem } from "./model.ts";

/** Removes one of the handoff's blockers. */
export function removeBlocker(handoff: Handoff, blocker: TextItem): readonly TextEdit[] {
  return [deleteLines(handoff.outline.text, blocker.range)];
}
