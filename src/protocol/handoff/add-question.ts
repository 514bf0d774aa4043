import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { appendItem } from "./append-item.ts";
import type { Handoff } from "./model.ts";
import { oneLine } from "./one-line.ts";

/** Adds a line to the open questions, creating the section where it is missing. */
export function addQuestion(handoff: Handoff, text: string): readonly TextEdit[] {
  return appendItem(handoff, "questions", `- ${oneLine(text)}`);
}
