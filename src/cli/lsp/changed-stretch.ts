import type { TextEdit } from "../../diagnostic/text-edit.ts";

/** Gives the one edit that makes `after` of `before`, as short as it can be without cutting a line break or a surrogate pair; undefined where they are the same. */
export function changedStretch(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  while (start > 0 && (isCut(before, start) || isCut(after, start))) start -= 1;
  let tail = 0;
  while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  while (tail > 0 && (isCut(before, before.length - tail) || isCut(after, after.length - tail))) tail -= 1;
  return { range: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) };
}

/** Whether an offset lies inside a pair. */
function isCut(text: string, offset: number): boolean {
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  return (left === 13 && right === 10) || (left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff);
}
