import { join } from "node:path";
import type { Baseline } from "./baseline.ts";
import type { Budget } from "./budget.ts";
import { isChangedSince } from "./file-state.ts";
import { MOST_CHANGED, type GitChanges, readCommitted, readDifference, readGitChanges } from "./git-changes.ts";
import { listFiles } from "./list-files.ts";
import { listLocalCommits } from "./local-commits.ts";
import { listOffLimits } from "./list-off-limits.ts";

/** What changed on the disk since a baseline, whoever did it. */
export interface SessionChanges {
  /** Absolute paths of files that are new, gone or of another content, sorted. */
  readonly files: readonly string[];
  /** False where not everything could be looked at: what is listed is true, but there may be more. */
  readonly complete: boolean;
}

/** Where to look beside what the baseline watches. */
export interface ChangesQuestion {
  readonly baseline: Baseline;
  /** Paths and globs off limits, relative to the project's folder: new files there are seen even where git ignores them. */
  readonly offLimits: readonly string[];
  readonly budget: Budget;
}

/** Without git more new files than this are not looked for. */
const MOST_FILES = 2000;

/** Tells what changed since a baseline: commits made here, the working tree and new files by git, hashes where there is none. A file that was only touched, or that came with a pull or a checkout, is none. Never throws. */
export function findChanges(question: ChangesQuestion): SessionChanges {
  const { baseline } = question;
  const found = baseline.git === undefined ? changesByHash(question) : changesByGit(question, baseline.git);
  return { files: [...new Set(found.names)].sort().map((name) => join(baseline.ground, name)), complete: found.complete };
}

interface Found {
  readonly names: readonly string[];
  readonly complete: boolean;
}

function changesByHash({ baseline, budget }: ChangesQuestion): Found {
  const known = changedOf(baseline, Object.keys(baseline.files), budget);
  const listed = listFiles(baseline.ground, { most: MOST_FILES, budget });
  // What was not covered at first cannot be told from what is new.
  const fresh = baseline.uncovered === undefined ? listed.files.filter((name) => baseline.files[name] === undefined) : [];
  return { names: [...known.names, ...fresh], complete: known.complete && listed.complete && baseline.uncovered === undefined };
}

function changesByGit(question: ChangesQuestion, git: NonNullable<Baseline["git"]>): Found {
  const { baseline, budget } = question;
  const now = readGitChanges(baseline.ground, budget.leftMs());
  const known = changedOf(baseline, Object.keys(baseline.files), budget);
  if (now === undefined) return { names: known.names, complete: false };
  const fresh = git.known ? freshByGit(question, git, now) : [];
  return { names: [...known.names, ...fresh], complete: known.complete && git.known };
}

function freshByGit({ baseline, offLimits, budget }: ChangesQuestion, git: NonNullable<Baseline["git"]>, now: GitChanges): readonly string[] {
  const { ground, files } = baseline;
  const moved = now.head !== git.head;
  const committed = moved ? committedSince(baseline, git.head, budget) : [];
  const differing = moved && git.head !== "" ? readDifference(ground, git.head, budget.leftMs()) : undefined;
  const differs = differing === undefined ? () => true : within(differing);
  const hidden = listOffLimits({ folder: baseline.project, ground, patterns: offLimits }, budget);
  const tracked = [...now.tracked, ...committed].filter(differs);
  const fresh = [...tracked, ...now.untracked].slice(0, MOST_CHANGED);
  // What does not exist yet was listed as such at first: only files that came since count.
  const appeared = hidden.filter((name) => isChangedSince(join(ground, name), ["gone", ""], baseline.takenMs) === true);
  return [...fresh, ...appeared].filter((name) => files[name] === undefined);
}

/** Without git's own log of the head, everything between the commits counts. */
function committedSince({ ground, takenMs }: Baseline, head: string, budget: Budget): readonly string[] {
  const commits = listLocalCommits(ground, takenMs);
  if (commits === undefined) return head === "" ? [] : (readDifference(ground, head, budget.leftMs()) ?? []);
  return commits.length === 0 ? [] : (readCommitted(ground, commits, budget.leftMs()) ?? []);
}

function within(names: readonly string[]): (name: string) => boolean {
  const set = new Set(names);
  return (name) => set.has(name);
}

/** Of watched files, those that are others than they were; without time left the rest is not looked at. */
function changedOf({ ground, files, takenMs }: Baseline, names: readonly string[], budget: Budget): Found {
  const changed: string[] = [];
  for (const name of names) {
    if (budget.leftMs() <= 0) return { names: changed, complete: false };
    const state = files[name];
    if (state !== undefined && isChangedSince(join(ground, name), state, takenMs) === true) changed.push(name);
  }
  return { names: changed, complete: true };
}
