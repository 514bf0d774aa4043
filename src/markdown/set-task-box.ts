import type { TextEdit } from "../diagnostic/text-edit.ts";
import type { ListItem } from "./model.ts";

/** Ticks the box of a task or clears it; no edit where it says so already or the item has none. */
export function setTaskBox({ box }: ListItem, checked: boolean): readonly TextEdit[] {
  if (box === undefined || box.checked === checked) return [];
  return [{ range: box.range, newText: checked ? "[x]" : "[ ]" }];
}
