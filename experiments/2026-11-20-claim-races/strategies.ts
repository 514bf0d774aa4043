import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { refuse, succeed } from "../../src/diagnostic/result.ts";
import { updateFile } from "../../src/workspace/files/update-file.ts";
import { pause } from "../../src/disk/lock/pause.ts";

/** One way to change a file that others change too: gives whether the change was made; `change` gives undefined to refuse. */
export type Strategy = (file: string, change: (text: string) => string | undefined) => "done" | "refused" | "stuck";

/** How long the lock file of the second strategy may lie before it counts as left by a dead process. */
const STALE_MS = 100;

/** The ways that are compared. */
export const STRATEGIES = {
  /** This repository's: numbered lock, dead holders told by process id and start, compare before rename. */
  ours: (file, change) => {
    const result = updateFile(file, ({ text }) => {
      const next = change(text);
      return next === undefined ? refuse("refused" as const) : succeed(next);
    });
    if (result.ok) return "done";
    return result.problem === "refused" ? "refused" : "stuck";
  },
  /** Read, change, write a temporary file, rename: no lock. */
  naive: (file, change) => replace(file, change),
  /** A lock file that is removed and made again when its time stamp is old. */
  "mtime lock": (file, change) => {
    const lock = `${file}.lock`;
    const end = performance.now() + 2000;
    while (!create(lock)) {
      const stats = statSync(lock, { throwIfNoEntry: false });
      if (stats !== undefined && Date.now() - stats.mtimeMs > STALE_MS) rmSync(lock, { force: true });
      else pause(1 + Math.random() * 5);
      if (performance.now() > end) return "stuck";
    }
    try {
      return replace(file, change);
    } finally {
      rmSync(lock, { force: true });
    }
  },
} as const satisfies Record<string, Strategy>;

export type StrategyName = keyof typeof STRATEGIES;

function create(lock: string): boolean {
  try {
    closeSync(openSync(lock, "wx"));
    return true;
  } catch {
    return false;
  }
}

function replace(file: string, change: (text: string) => string | undefined): "done" | "refused" {
  const next = change(readFileSync(file, "utf8"));
  if (next === undefined) return "refused";
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, next);
  renameSync(temporary, file);
  return "done";
}
