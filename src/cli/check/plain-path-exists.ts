import { existsSync } from "node:fs";
import { join } from "node:path";

const WILD = /[*?[\]{}()!]/;

/** Says whether a path or glob of a handoff matches something below a folder, where that can be told without listing folders; undefined where it cannot. */
export function plainPathExists(folder: string, pattern: string): boolean | undefined {
  const { fixed, wild } = splitPattern(pattern);
  if (wild.length === 0) return exists(folder, fixed);
  if (exists(folder, [...fixed, ...wild])) return true;
  if (!exists(folder, fixed)) return false;
  const rest = wild.join("/");
  return rest === "**" || rest === "**/*" ? true : undefined;
}

/** Splits a pattern into its segments before and from the first one with a wildcard. */
export function splitPattern(pattern: string): { readonly fixed: readonly string[]; readonly wild: readonly string[] } {
  const segments = pattern
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".");
  const at = segments.findIndex((segment) => WILD.test(segment));
  return at === -1 ? { fixed: segments, wild: [] } : { fixed: segments.slice(0, at), wild: segments.slice(at) };
}

function exists(folder: string, segments: readonly string[]): boolean {
  return !segments.some((segment) => segment.includes("\u0000")) && existsSync(join(folder, ...segments));
}
