import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { findRepository } from "../finding/find-repository.ts";

/** The end of the log that is read: 256 KB, more than a thousand moves of the head. */
const TAIL_BYTES = 262_144;

/** What git writes into its log of the head when it made a commit here; what was pulled, checked out, reset or merged reads otherwise. */
const MADE_HERE = /^(?:commit\b|cherry-pick\b|revert\b|am\b)/;

/** Lists the commits that were made in a working tree since a time in milliseconds, told from git's log of the head; undefined where git keeps none. Starts no program. */
export function listLocalCommits(folder: string, sinceMs: number): readonly string[] | undefined {
  const repository = findRepository(folder);
  const text = repository === undefined ? undefined : readTail(join(repository.gitFolder, "logs", "HEAD"));
  return text === undefined ? undefined : parseLocalCommits(text, sinceMs);
}

/** Reads git's log of the head: `old new Name <mail> seconds zone<TAB>what`. Times are in whole seconds. */
export function parseLocalCommits(text: string, sinceMs: number): readonly string[] {
  const since = Math.floor(sinceMs / 1000);
  return text.split("\n").flatMap((line) => {
    const [head = "", what = ""] = line.split("\t");
    const parts = /^[0-9a-f]{40,64} ([0-9a-f]{40,64}) .*> (\d+) [+-]\d{4}$/.exec(head);
    return parts !== null && Number(parts[2]) >= since && MADE_HERE.test(what) ? [parts[1] ?? ""] : [];
  });
}

function readTail(path: string): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(path, "r");
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    const read = readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8", 0, read);
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
