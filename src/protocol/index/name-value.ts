import { codeSpan } from "../handoff/code-span.ts";
import { oneLine } from "../handoff/one-line.ts";
import { escapeCell } from "../../markdown/escape-cell.ts";

/** Writes a project's name or path for a cell: plain, or as code where Markdown would read the plain form otherwise. */
export function nameValue(name: string): string {
  const line = oneLine(name);
  return /^[\p{L}\p{N}.@/+~-][\p{L}\p{N} ._@/+~-]*$/u.test(line) && !/(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])/u.test(line) ? line : escapeCell(codeSpan(line));
}
