import { createCacheFile } from "../../workspace/discovery/file-cache.ts";
import { LASTING_MARK } from "../../workspace/discovery/file-mark.ts";
import type { CheckedFolder } from "./checked-folder.ts";
import { createFolderRecord, type FolderRecord } from "./folder-record.ts";
import type { FolderTarget } from "./folder-target.ts";
import type { History } from "./history.ts";
import { pathExists } from "./path-exists.ts";
import { isKeptFolder, type KeptFolder } from "./kept-folder.ts";
import { isUnchanged, takePrint } from "./file-print.ts";

/** What earlier runs found in folders. */
export interface FolderCache {
  /** Gives what was found in a folder, if nothing it rests on has changed since: by the files' marks, and where these differ by their content. */
  get(target: FolderTarget, history: History): CheckedFolder | undefined;
  /** Begins to note what the check of a folder rests on. */
  record(target: FolderTarget): FolderRecord | undefined;
  save(): void;
}

/** How the cache is opened. `version` tells everything the findings of all folders depend on: program, rules, settings, agents, where the command runs. */
export interface FolderCacheOptions {
  readonly file: string;
  readonly version: string;
  /** Names of the rules whose findings are not kept. */
  readonly timely: ReadonlySet<string>;
  readonly nowMs: () => number;
}

/** Opens the cache of a run. The root of a workspace, which depends on all its projects, and folders of which only some files are checked are never in it. */
export function createFolderCache({ file, version, timely, nowMs }: FolderCacheOptions): FolderCache {
  const cache = createCacheFile<KeptFolder>(file, { version, check: isKeptFolder, nowMs });
  const keep = (target: FolderTarget, kept: KeptFolder): void => cache.set(target.folder, LASTING_MARK, kept);
  return {
    get(target, history) {
      const kept = mayKeep(target) ? cache.get(target.folder, LASTING_MARK) : undefined;
      if (kept === undefined || !holds(kept, target, history)) return undefined;
      const prints = kept.prints.map((print) => (isUnchanged(print, target.looked) ? print : takePrint(print.path, nowMs())));
      if (prints.some((print, at) => print.hash !== kept.prints[at]?.hash)) return undefined;
      if (prints.some((print, at) => print.mark !== kept.prints[at]?.mark)) keep(target, { ...kept, prints });
      return checkedOf(kept);
    },
    record: (target) => (mayKeep(target) ? createFolderRecord(target, { timely, nowMs, keep: (kept) => keep(target, kept) }) : undefined),
    save: () => cache.save(),
  };
}

function mayKeep({ only, projects }: FolderTarget): boolean {
  return only === undefined && projects === undefined;
}

/** Whether everything but the files themselves is as it was. */
function holds({ row, bare, paths, commits }: KeptFolder, target: FolderTarget, history: History): boolean {
  return (
    row === JSON.stringify(target.indexRow) &&
    (bare === undefined || !history.hasCommit(bare)) &&
    paths.every(([pattern, exists]) => pathExists(target.folder, pattern) === exists) &&
    commits.every(([realPath, state]) => history.stateOf(realPath) === state)
  );
}

/** Whose findings they are is told by the findings themselves: the first file stands for all. */
function checkedOf({ files, diagnostics, owner }: KeptFolder): CheckedFolder {
  const checked = files.map((name, at) => ({ file: name, diagnostics: at === 0 ? diagnostics : [], fixed: 0 }));
  return { files: checked, ...(owner !== undefined && { owner }) };
}
