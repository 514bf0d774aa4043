import type { Range } from "../diagnostic/range.ts";
import type { Block, Outline } from "../markdown/model.ts";
import { findCodeSpans } from "../protocol/handoff/find-code-spans.ts";

/** Gives a file's text with every sign of its code, fences and spans alike, replaced by a blank: places stay, and what is only quoted is not taken for what is said. Linear. */
export function maskCode({ text, blocks }: Outline): string {
  const ranges: Range[] = [];
  const waiting: Block[] = blocks.toReversed();
  for (let block = waiting.pop(); block; block = waiting.pop()) collect(text, block, { ranges, waiting });
  let masked = "";
  let from = 0;
  for (const { start, end } of ranges) {
    if (start < from) continue;
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/gu, blanks);
    from = end;
  }
  return masked + text.slice(from);
}

interface Masking {
  readonly ranges: Range[];
  readonly waiting: Block[];
}

function collect(text: string, block: Block, { ranges, waiting }: Masking): void {
  switch (block.kind) {
    case "code":
      ranges.push(block.range);
      return;
    case "quote":
      waiting.push(...block.blocks.toReversed());
      return;
    case "list":
      waiting.push(...block.items.flatMap((item) => item.blocks).toReversed());
      return;
    case "table":
      for (const { cells } of [block.header, ...block.rows])
        for (const cell of cells) ranges.push(...findCodeSpans(text, cell.range).map(({ range }) => range));
      return;
    case "thematic-break":
    case "html":
      return;
    default:
      ranges.push(...findCodeSpans(text, block.range).map(({ range }) => range));
  }
}

/** A sign of two units becomes two blanks. */
function blanks(sign: string): string {
  return " ".repeat(sign.length);
}
