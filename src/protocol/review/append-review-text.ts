import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { endGap } from "../handoff/end-gap.ts";

/** Adds a round of review, any Markdown, at the end of a review file; an empty text gets `title` as its heading. */
export function appendReviewText(text: string, round: { readonly title: string; readonly markdown: string }): readonly TextEdit[] {
  const empty = text.replace("\u{feff}", "").trim() === "";
  const body = `${empty ? `# ${round.title}\n\n` : ""}${round.markdown.trimEnd()}\n`;
  return [{ range: { start: text.length, end: text.length }, newText: endGap(text) + body.replaceAll(/\r?\n/gu, eolOf(text)) }];
}
