import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { isHandoffName } from "../finding/handoff-names.ts";
import type { Budget } from "./budget.ts";

/** Folders whose content is made by tools or is not the project's. */
const SKIPPED = new Set([
  ".git",
  ".hg",
  ".svn",
  ".agent-relay",
  "node_modules",
  "dist",
  "build",
  "out",
  "target",
  "coverage",
  "vendor",
  ".venv",
  "venv",
  "__pycache__",
  ".cache",
  ".next",
  ".turbo",
  ".gradle",
  ".idea",
  ".tox",
  ".mypy_cache",
  ".pytest_cache",
]);

/** Files of a folder, without those of projects nested in it; `complete` is false where there were more than could be listed. */
export interface FileList {
  /** Relative to the folder, with `/`; those near the top first. */
  readonly files: readonly string[];
  readonly complete: boolean;
}

/** Lists the files below a folder for want of git, within a number and a time. `all` lists what is skipped otherwise. Never throws. */
export function listFiles(root: string, limit: { readonly most: number; readonly budget: Budget; readonly all?: boolean }): FileList {
  const files: string[] = [];
  const queue = [""];
  for (let prefix = queue.shift(); prefix !== undefined; prefix = queue.shift()) {
    if (limit.budget.leftMs() <= 0) return { files, complete: false };
    const entries = entriesOf(join(root, prefix));
    if (prefix !== "" && entries.some(({ name }) => isHandoffName(name)) && !/^docs\/$/iu.test(prefix)) continue;
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) {
        if (limit.all === true || !SKIPPED.has(entry.name)) queue.push(`${path}/`);
      } else if (files.length >= limit.most) return { files, complete: false };
      else files.push(path);
    }
  }
  return { files, complete: true };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}
