import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import type { EditProblem } from "../edit-problem.ts";
import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { endGap } from "../handoff/end-gap.ts";
import { findManagedBlock } from "./find-managed-block.ts";

/**
 * Puts the managed block (`instructionBlock`) into an instruction file: between its markers, or at the end; nothing where it stands there already. Refused (`broken`) where
 * markers are half or doubled, or where the text's end is inside of something that would swallow the block.
 */
export function upsertManagedBlock(text: string, block: string): Result<readonly TextEdit[], EditProblem> {
  const found = findManagedBlock(text);
  if (!found.ok) return found;
  const eol = eolOf(text);
  const newText = block.trim().replace(/\r\n?|\n/gu, eol);
  if (!found.value) return appended(text, newText + eol);
  return succeed(text.slice(found.value.start, found.value.end) === newText ? [] : [{ range: found.value, newText }]);
}

function appended(text: string, block: string): Result<readonly TextEdit[], EditProblem> {
  const edits = [{ range: { start: text.length, end: text.length }, newText: endGap(text) + block }];
  const written = findManagedBlock(applyEdits(text, edits));
  return written.ok && written.value
    ? succeed(edits)
    : refuse({ code: "broken", message: "Cannot write the instructions: the file ends inside a code block that is not closed" });
}
