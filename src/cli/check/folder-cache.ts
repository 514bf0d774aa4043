import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createCacheFile } from "../../workspace/discovery/file-cache.ts";
import { isMarkSettled, markOf, type FileMark } from "../../workspace/discovery/file-mark.ts";
import type { CheckedFolder } from "./checked-folder.ts";
import type { FolderFiles } from "./folder-files.ts";
import type { FolderTarget } from "./folder-target.ts";
import type { CommitState, History } from "./history.ts";
import { pathExists } from "./path-exists.ts";
import { splitPattern } from "./plain-path-exists.ts";
import type { Witness } from "./witness.ts";

/** What earlier runs found in folders. */
export interface FolderCache {
  /** Gives what was found in a folder, if nothing it rests on has changed since. */
  get(target: FolderTarget, history: History): CheckedFolder | undefined;
  /** Begins to note what the check of a folder rests on. */
  record(target: FolderTarget): FolderRecord | undefined;
  save(): void;
}

/** Notes what the check of one folder rests on. */
export interface FolderRecord extends Witness {
  readonly files: (found: FolderFiles) => void;
  /** Keeps the result, unless it may differ the next time. */
  readonly keep: (checked: CheckedFolder) => void;
}

/** How the cache is opened. `version` tells everything the findings of all folders depend on: program, rules, settings, agents, where the command runs. */
export interface FolderCacheOptions {
  readonly file: string;
  readonly version: string;
  /** Names of the rules whose findings are not kept. */
  readonly timely: ReadonlySet<string>;
  readonly nowMs: () => number;
}

interface Kept {
  /** What the index says of the folder, as JSON. */
  readonly row: string;
  /** Files and folders with their marks; null where nothing lay there. */
  readonly marks: readonly (readonly [path: string, mark: FileMark | null])[];
  /** What the folder's own mark does not tell. */
  readonly paths: readonly (readonly [pattern: string, exists: boolean])[];
  /** A folder in no repository with a commit, where there must go on to be none. */
  readonly bare?: string;
  readonly commits: readonly (readonly [realPath: string, state: CommitState])[];
  readonly files: number;
  readonly owner?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens the cache of a run. The root of a workspace, which depends on all its projects, and folders of which only some files are checked are never in it. */
export function createFolderCache({ file, version, timely, nowMs }: FolderCacheOptions): FolderCache {
  const cache = createCacheFile<Kept>(file, { version, check: isKept, nowMs });
  return {
    get(target, history) {
      const mark = mayKeep(target) ? markAt(target.folder) : undefined;
      const kept = mark === undefined ? undefined : cache.get(target.folder, mark);
      return kept && holds(kept, target, history) ? checkedOf(kept) : undefined;
    },
    record(target) {
      const mark = mayKeep(target) ? markAt(target.folder) : undefined;
      if (mark === undefined) return undefined;
      return createRecord(target, { timely, nowMs, keep: (kept) => cache.set(target.folder, mark, kept) });
    },
    save: () => cache.save(),
  };
}

function mayKeep({ only, projects }: FolderTarget): boolean {
  return only === undefined && projects === undefined;
}

function holds(kept: Kept, target: FolderTarget, history: History): boolean {
  return (
    kept.row === JSON.stringify(target.indexRow) &&
    kept.marks.every(([path, mark]) => (path === target.looked?.path ? target.looked.mark : (markAt(path) ?? null)) === mark) &&
    (kept.bare === undefined || !history.hasCommit(kept.bare)) &&
    kept.paths.every(([pattern, exists]) => pathExists(target.folder, pattern) === exists) &&
    kept.commits.every(([realPath, state]) => history.stateOf(realPath) === state)
  );
}

function checkedOf({ files, diagnostics, owner }: Kept): CheckedFolder {
  const [first, ...others] = Array.from({ length: files }, () => ({ diagnostics: [] as readonly Diagnostic[], fixed: 0 }));
  return { files: first ? [{ ...first, diagnostics }, ...others] : [], ...(owner !== undefined && { owner }) };
}

interface Recording {
  readonly timely: ReadonlySet<string>;
  readonly nowMs: () => number;
  readonly keep: (kept: Kept) => void;
}

function createRecord(target: FolderTarget, { timely, nowMs, keep }: Recording): FolderRecord {
  const marks: [string, FileMark | null][] = [];
  const names = new Set<string>();
  let bare: string | undefined;
  const paths = new Map<string, boolean>();
  const commits = new Map<string, CommitState>();
  return {
    files(found) {
      for (const name of found.names) names.add(name.toLowerCase());
      const listed = [...found.handoffs, ...found.decisions, ...found.instructions, ...found.reviews].map(({ path }) => path);
      for (const path of found.docs === undefined ? listed : [...listed, found.docs]) marks.push([path, markAt(path) ?? null]);
    },
    path(pattern, exists) {
      if (exists || !isMissing(firstOf(pattern), names)) paths.set(pattern, exists);
    },
    commit(realPath, state) {
      if (state === "none" && dirname(realPath) === target.folder && !names.has(".git")) bare = dirname(target.folder);
      else commits.set(realPath, state);
    },
    keep({ files, owner }) {
      const diagnostics = files.flatMap((checked) => checked.diagnostics);
      const unread = files.some((checked) => checked.subject === undefined);
      const unsettled = marks.some(([, mark]) => mark !== null && !isMarkSettled(mark, nowMs()));
      if (unread || unsettled || [...commits.values()].includes("changed") || diagnostics.some(({ rule }) => timely.has(rule))) return;
      const row = JSON.stringify(target.indexRow);
      const facts = { row, marks, paths: [...paths], commits: [...commits], ...(bare !== undefined && { bare }) };
      keep({ ...facts, files: files.length, ...(owner !== undefined && { owner }), diagnostics });
    },
  };
}

/** The first part of a pattern that leads straight down; "" for another. */
function firstOf(pattern: string): string {
  return pattern.includes("..") ? "" : (splitPattern(pattern).fixed[0] ?? "");
}

/** A name that is not in a folder's listing in any case stays missing until the folder's mark changes; others than ASCII may be written in several ways. */
function isMissing(name: string, names: ReadonlySet<string>): boolean {
  return /^[\w.-]*[A-Za-z0-9][\w.-]*$/.test(name) && !names.has(name.toLowerCase());
}

function markAt(path: string): FileMark | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && markOf(stats);
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" && value !== null && "marks" in value && Array.isArray(value.marks) && "diagnostics" in value && Array.isArray(value.diagnostics)
  );
}
