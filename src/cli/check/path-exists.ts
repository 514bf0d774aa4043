import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";
import { plainPathExists, splitPattern } from "./plain-path-exists.ts";

/** Folders are not listed beyond this many entries: what may lie there is then taken to be there. */
const MOST_ENTRIES = 20_000;
const SKIPPED: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** Says whether a path or glob of a handoff matches something below a folder. A glob is answered by listing from its first wildcard on; what leaves the folder by a link is not followed. */
export function pathExists(folder: string, pattern: string): boolean {
  const plain = plainPathExists(folder, pattern);
  if (plain !== undefined) return plain;
  const { fixed, wild } = splitPattern(pattern);
  return someMatch(join(folder, ...fixed), picomatch(wild.join("/"), { dot: true }));
}

function someMatch(base: string, isMatch: (path: string) => boolean): boolean {
  const waiting = [""];
  let seen = 0;
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    for (const entry of list(join(base, prefix))) {
      const path = prefix + entry.name;
      seen += 1;
      if (seen > MOST_ENTRIES || isMatch(path)) return true;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) waiting.push(`${path}/`);
    }
  }
  return false;
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
