import { lineEnd } from "../util/line-end.ts";

/** Says whether a line begins a block whatever stands above it: a heading, a fence or a bullet with words. Errs on the side of no. */
export function beginsBlock(text: string, start: number): boolean {
  const line = text.slice(start, lineEnd(text, start));
  return /^[>\t ]*(?:#{1,6}(?:[ \t]|$)|`{3,}[^`]*$|~~~|[-*+][ \t]+[^-*+\s])/u.test(line);
}
