import { relative, sep } from "node:path";
import { singleLine } from "../../util/single-line.ts";

/** Gives a path as reports show it: relative to where the command runs, with `/`, nothing hidden in it; `.` for that folder itself. */
export function shownPath(cwd: string, path: string): string {
  return singleLine(relative(cwd, path).split(sep).join("/")) || ".";
}
