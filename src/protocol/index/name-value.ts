import { oneLine } from "../handoff/one-line.ts";

/** Writes a project's name or path for a cell: plain, with backslashes before the signs that Markdown would read otherwise. */
export function nameValue(name: string): string {
  const line = oneLine(name);
  const isPlain = /^[\p{L}\p{N}.@/+~-][\p{L}\p{N} ._@/+~-]*$/u.test(line) && !/(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])|~~/u.test(line);
  return isPlain ? line : line.replace(/[!-,:-@[-`{-~]/g, "\\$&");
}
