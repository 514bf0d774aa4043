import path from "node:path";
import { isWithin } from "../../disk/files/inside-root.ts";
import type { Baseline } from "./baseline.ts";
import { createBudget } from "./budget.ts";
import { findChanges } from "./session-changes.ts";

/** A look at the disk beside the stop's own may take this long. */
const MOST_MS = 1000;

/** Lists the files of a project's folder that changed since a baseline, whoever did it, relative to the folder with `/`; `partial` is true where not everything could be looked at. */
export function workSince(folder: string, baseline: Baseline, timeLeft: () => number): { readonly files: readonly string[]; readonly partial: boolean } {
  const budget = createBudget(Math.min(MOST_MS, timeLeft() / 2));
  const { files, complete } = findChanges({ baseline, offLimits: [], budget });
  const real = folder === baseline.folder ? baseline.project : folder;
  const inside = files.filter((file) => isWithin(real, file, path));
  return { files: inside.map((file) => path.relative(real, file).split(path.sep).join("/")), partial: !complete };
}
