import { codeSpan } from "../../protocol/handoff/code-span.ts";
import { singleLine } from "../../util/single-line.ts";

/** Writes a name into a heading: plain, or as code where Markdown would read signs of it otherwise. */
export function titleText(name: string): string {
  const line = singleLine(name);
  return /^[\p{L}\p{N}][\p{L}\p{N} .,&+'()@/-]*(?:_[\p{L}\p{N} .,&+'()@/-]+)*$/u.test(line) ? line : codeSpan(line);
}
