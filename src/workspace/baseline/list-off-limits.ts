import { join, relative, sep } from "node:path";
import type { Budget } from "./budget.ts";
import { listFiles } from "./list-files.ts";

/** Where to look for files that are off limits: patterns are relative to the project's folder, what is found is relative to `ground`. */
export interface OffLimitsPlace {
  readonly folder: string;
  readonly ground: string;
  readonly patterns: readonly string[];
}

/** Files of one pattern that are looked at. */
const MOST_FILES = 200;

/** Lists the files that patterns may mean, below the part of each that has no wildcard, so that they are watched even where git ignores them: `.env` mostly is. */
export function listOffLimits({ folder, ground, patterns }: OffLimitsPlace, budget: Budget): readonly string[] {
  const found = patterns.flatMap((pattern) => filesOf(folder, pattern, budget));
  return [...new Set(found.map((path) => relative(ground, path).split(sep).join("/")))];
}

function filesOf(folder: string, pattern: string, budget: Budget): readonly string[] {
  const segments = pattern
    .trim()
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".");
  if (segments.includes("..") || /^\s*(?:[/\\~]|[A-Za-z]:)/.test(pattern)) return [];
  const wild = segments.findIndex((segment) => /[*?[\]{}()!]/u.test(segment));
  const fixed = wild < 0 ? segments : segments.slice(0, wild);
  if (fixed.length === 0) return [];
  const root = join(folder, ...fixed);
  const { files } = listFiles(root, { most: MOST_FILES, budget, all: true });
  return files.length === 0 ? [root] : files.map((path) => join(root, path));
}
