import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Links to what is not there yet may lead to further ones. */
const MOST_LINKS = 10;

/**
 * Finds where a path really leads: links are followed in the longest part that is there, also a link to a file that is not there yet, which a write would create. On systems where case
 * does not matter the names come as they are on disk. Never throws; what cannot be looked at stays as written.
 */
export function realDestination(path: string, links = 0): string {
  const rest: string[] = [];
  for (let part = resolve(path); ; part = dirname(part)) {
    try {
      return join(realpathSync.native(part), ...rest);
    } catch {
      const target = links < MOST_LINKS ? linkAt(part) : undefined;
      if (target !== undefined) return realDestination(join(resolve(dirname(part), target), ...rest), links + 1);
      if (dirname(part) === part) return path;
      rest.unshift(basename(part));
    }
  }
}

/** The same for what removes or moves a link, not what it leads to. */
export function realPlace(path: string): string {
  return join(realDestination(dirname(path)), basename(path));
}

function linkAt(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}
