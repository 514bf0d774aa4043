import { lineEnd } from "../util/line-end.ts";
import { nextLineStart } from "../util/next-line-start.ts";
import { beginsBlock } from "./begins-block.ts";
import type { ListItem } from "./model.ts";

/** Says whether text glued below a list would go on another last item than this one, the present last: below code or a table or nothing it does not go on it. */
export function mayGoOn(text: string, item: ListItem | undefined): boolean {
  if (item === undefined || endsInParagraph(item)) return false;
  const below = nextLineStart(text, item.range.end);
  return !/^[>\t ]*$/u.test(text.slice(below, lineEnd(text, below))) && !beginsBlock(text, below);
}

function endsInParagraph({ blocks }: ListItem): boolean {
  let last = blocks.at(-1);
  while (last?.kind === "list" || last?.kind === "quote") last = last.kind === "list" ? last.items.at(-1)?.blocks.at(-1) : last.blocks.at(-1);
  return last?.kind === "paragraph";
}
