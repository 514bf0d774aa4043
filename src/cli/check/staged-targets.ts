import path, { join, resolve } from "node:path";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import { isWithin } from "../../workspace/files/inside-root.ts";
import { listStaged, stagedContent, type StagingArea } from "../git/staged-files.ts";
import { type CollectOptions, fileTargets } from "./collect-targets.ts";
import type { FolderTarget } from "./folder-target.ts";
import type { Overlay } from "./overlay.ts";

/** Targets of which some files are not as they lie on disk. */
export interface OverlaidTargets {
  readonly targets: readonly FolderTarget[];
  readonly overlay: Overlay;
}

/** Finds the protocol files that a commit would hold, with their staged contents; of those below `paths` only, where there are any. Undefined where git does not answer. */
export function stagedTargets(area: StagingArea, paths: readonly string[], options: CollectOptions): OverlaidTargets | undefined {
  const asked = paths.map((written) => resolve(options.cwd, written));
  const staged = listStaged(area)?.filter(({ path: name, deleted, regular }) => !deleted && regular && subjectKindOf(name) !== undefined);
  if (staged === undefined) return undefined;
  const overlay = new Map<string, Buffer>();
  for (const { path: name } of staged) {
    const file = join(area.root, ...name.split("/"));
    const isAsked = asked.length === 0 || asked.some((folder) => isWithin(folder, file, path));
    const content = isAsked ? stagedContent(area, name) : undefined;
    if (content !== undefined) overlay.set(file, content);
  }
  return { targets: fileTargets([...overlay.keys()], options), overlay };
}
