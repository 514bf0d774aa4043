import type { Block } from "./model.ts";
import { scanOutline } from "./scan-outline.ts";

/** Says whether text written behind a block, after a blank line, would become a part of it, as with a fence or a comment that nothing closes. */
export function swallowsWhatFollows(text: string, { kind, range }: Block): boolean {
  if (kind !== "code" && kind !== "html" && kind !== "opaque") return false;
  return scanOutline(`${text.slice(range.start, range.end)}\n\n# x\n`).blocks.at(-1)?.kind !== "heading";
}
