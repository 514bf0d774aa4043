import { dirname } from "node:path";
import type { KeptFolder } from "./kept-folder.ts";
import type { CheckedFolder } from "./checked-folder.ts";
import type { FolderFiles } from "./folder-files.ts";
import { contentHash, namesHash, settledMark, type FilePrint } from "./file-print.ts";
import type { FolderTarget } from "./folder-target.ts";
import type { CommitState } from "./history.ts";
import { splitPattern } from "./plain-path-exists.ts";
import type { Witness } from "./witness.ts";

/** Notes what the check of one folder rests on. */
export interface FolderRecord extends Witness {
  readonly files: (found: FolderFiles) => void;
  /** Keeps the result, unless it may differ the next time. */
  readonly keep: (checked: CheckedFolder) => void;
}

/** What a record is made with: the rules whose findings are not kept, the clock, and where the result goes. */
export interface FolderRecording {
  readonly timely: ReadonlySet<string>;
  readonly nowMs: () => number;
  readonly keep: (kept: KeptFolder) => void;
}

/** Begins to note what the check of a folder rests on; what the check read is known by what it read, everything else by what lies there. */
export function createFolderRecord(target: FolderTarget, { timely, nowMs, keep }: FolderRecording): FolderRecord {
  const paths = new Map<string, boolean>();
  const commits = new Map<string, CommitState>();
  const hashes = new Map<string, string>();
  const names = new Set<string>();
  let marks: readonly Pick<FilePrint, "path" | "mark">[] = [];
  let bare: string | undefined;
  return {
    files(found) {
      for (const name of found.names) names.add(name.toLowerCase());
      hashes.set(target.folder, namesHash(target.folder, found.names));
      if (found.docs !== undefined) hashes.set(found.docs.path, namesHash(found.docs.path, found.docs.names));
      marks = printed(target.folder, found).map((path) => ({ path, mark: settledMark(path, nowMs()) }));
    },
    content: (path, hash) => void hashes.set(path, hash),
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
      if (unread || [...commits.values()].includes("changed") || diagnostics.some(({ rule }) => timely.has(rule))) return;
      const prints = marks.map(({ path, mark }) => ({ path, mark, hash: hashes.get(path) ?? contentHash(path) }));
      const facts = { row: JSON.stringify(target.indexRow), prints, paths: [...paths], commits: [...commits], ...(bare !== undefined && { bare }) };
      keep({ ...facts, files: files.map(({ file }) => file), ...(owner !== undefined && { owner }), diagnostics });
    },
  };
}

function printed(folder: string, { handoffs, decisions, instructions, reviews, docs }: FolderFiles): readonly string[] {
  const files = [...handoffs, ...decisions, ...instructions, ...reviews].map(({ path }) => path);
  return [folder, ...(docs === undefined ? [] : [docs.path]), ...files];
}

/** The first part of a pattern that leads straight down; "" for another. */
function firstOf(pattern: string): string {
  return pattern.includes("..") ? "" : (splitPattern(pattern).fixed[0] ?? "");
}

/** A name that is not in a folder's listing in any case stays missing until the folder's print changes; others than ASCII may be written in several ways. */
function isMissing(name: string, names: ReadonlySet<string>): boolean {
  return /^[\w.-]*[A-Za-z0-9][\w.-]*$/.test(name) && !names.has(name.toLowerCase());
}
