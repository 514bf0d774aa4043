import path, { join, resolve } from "node:path";
import { type Result, refuse } from "../../diagnostic/result.ts";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { createFileProblem } from "../../disk/file-problem.ts";
import { isWithin } from "../../disk/files/inside-root.ts";
import type { Snapshot } from "../../disk/files/snapshot.ts";
import { type FileVersions, listStaged, readVersions, type StagedFile } from "../git/staged-files.ts";
import type { StagingArea } from "../git/staging-area.ts";
import { type CollectOptions, fileTargets } from "./collect-targets.ts";
import type { FolderTarget } from "./folder-target.ts";
import { type Overlay, type OverlaidFile, snapshotOf } from "./overlay.ts";

/** Targets of which some files are not as they lie on disk. */
export interface OverlaidTargets {
  readonly targets: readonly FolderTarget[];
  readonly overlay: Overlay;
}

/** Finds the protocol files that a commit would hold, with their staged contents; of those below `paths` only, where there are any. Undefined where git does not answer. */
export function stagedTargets(area: StagingArea, paths: readonly string[], options: CollectOptions): OverlaidTargets | undefined {
  const asked = paths.map((written) => resolve(options.cwd, written));
  const placeOf = ({ path: name }: StagedFile): string => join(area.root, ...name.split("/"));
  const isAsked = (file: StagedFile): boolean => asked.length === 0 || asked.some((folder) => isWithin(folder, placeOf(file), path));
  const files = listStaged(area)?.filter((file) => isText(file) && isAsked(file));
  if (files === undefined) return undefined;
  const versions = readVersions(
    area,
    files.map((file) => file.path),
  );
  const entries = files.map((file): [string, OverlaidFile] => {
    const at = placeOf(file);
    return [at, { read: readStaged(file, at, versions), committedText: () => versions.committed(file.path) }];
  });
  return {
    targets: fileTargets(
      entries.map(([at]) => at),
      options,
    ),
    overlay: new Map(entries),
  };
}

function isText({ path: name, deleted, regular, unmerged }: StagedFile): boolean {
  return subjectKindOf(name) !== undefined && !deleted && (regular || unmerged);
}

function readStaged({ path: name, unmerged }: StagedFile, at: string, versions: FileVersions): Result<Snapshot, FileProblem> {
  if (unmerged) return refused(at, "its merge is not finished", "resolve the conflict and git add the file");
  const content = versions.staged(name);
  if (content !== undefined) return snapshotOf(at, content);
  return refused(at, "git does not give its content, as it is too big or its name is not UTF-8", "see what git ls-files --stage says of it");
}

function refused(at: string, reason: string, hint: string): Result<Snapshot, FileProblem> {
  return refuse(createFileProblem({ action: "read", path: at, code: "io" }, reason, hint));
}
