import type { PlatformPath } from "node:path";

/**
 * Joins a path that was written in a file to a root, and gives undefined where the result would leave the root: `..`, absolute paths, drives, UNC paths,
 * null characters. Both `/` and the flavour's separator separate. Pure: links are followed by `resolveInside`.
 */
export function insideRoot(root: string, written: string, flavour: PlatformPath): string | undefined {
  if (written.includes("\0") || isAbsoluteAnywhere(written)) return undefined;
  const joined = flavour.resolve(root, written);
  return isWithin(root, joined, flavour) ? joined : undefined;
}

/** Whether a path is the folder itself or lies below it, by their names alone. */
export function isWithin(folder: string, path: string, flavour: PlatformPath): boolean {
  const way = flavour.relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${flavour.sep}`) && !flavour.isAbsolute(way));
}

/** A handoff is read on every system, so that what is absolute on one of them is refused on all: `/etc`, `C:\x`, `C:x`, `\\host\share`. */
function isAbsoluteAnywhere(written: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(written);
}
