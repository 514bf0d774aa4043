import path from "node:path";
import { isWithin } from "../../src/disk/files/inside-root.ts";
import { isHandoffName } from "../../src/workspace/finding/handoff-names.ts";
import { STATE_FOLDER } from "../../src/disk/lock/state-folder.ts";
import type { Baseline } from "../../src/workspace/baseline/baseline.ts";
import type { HookContext, HookProject } from "../hook.ts";
import { realFile, realFolder } from "./real-path.ts";

/** Changed files by where they lie; all paths absolute. */
export interface ChangedPlaces {
  /** In the project, without its handoff and what hosts keep for themselves. */
  readonly own: readonly string[];
  /** In other projects, handoffs included. */
  readonly elsewhere: readonly PlaceElsewhere[];
  /** Handoff files that are not the project's: those of others, and a second one of its own. */
  readonly otherHandoffs: readonly string[];
}

/** Another project and what changed in it. */
export interface PlaceElsewhere {
  readonly project: HookProject;
  readonly files: readonly string[];
}

/** More changed files than this are taken for the project's own without a look. */
const LOOKED_AT = 500;

/** Folders in which hosts keep their settings and write them by themselves. */
const HOST_FOLDERS = new Set([".claude", ".codex", ".gemini", ".opencode", STATE_FOLDER]);

/** Sorts changed files by the project they belong to; what lies outside of all projects is nobody's. */
export function sortPlaces(
  context: HookContext,
  baseline: Baseline,
  about: { readonly changed: readonly string[]; readonly handoffFile: string },
): ChangedPlaces {
  const { changed, handoffFile } = about;
  const folder = baseline.project;
  const own: string[] = [];
  const otherHandoffs: string[] = [];
  const elsewhere = new Map<string, { readonly project: HookProject; readonly files: string[] }>();
  for (const [index, file] of changed.entries()) {
    if (file === handoffFile) continue;
    const project = index < LOOKED_AT ? otherProject(context, folder, file) : undefined;
    const isHandoff = isHandoffName(path.basename(file)) && (project === undefined ? isBeside(folder, file) : realFile(project.file) === file);
    if (isHandoff) otherHandoffs.push(file);
    if (project !== undefined) {
      const place = elsewhere.get(project.folder) ?? { project, files: [] };
      place.files.push(file);
      elsewhere.set(project.folder, place);
    } else if (!isHandoff && isWithin(folder, file, path) && !isHosts(folder, file)) own.push(file);
  }
  return { own, elsewhere: [...elsewhere.values()], otherHandoffs };
}

/** Gives the project of a file where that is another one than that of a folder; a project further up does not count for what lies in this one's folder. */
export function otherProject(context: HookContext, folder: string, file: string): HookProject | undefined {
  const project = context.projectOf(file);
  if (project === undefined) return undefined;
  const other = realFolder(project.folder);
  if (other === folder) return undefined;
  return isWithin(folder, file, path) && !isWithin(folder, other, path) ? undefined : project;
}

/** Whether a handoff lies where this project's own might. */
function isBeside(folder: string, file: string): boolean {
  const place = path.relative(folder, path.dirname(file)).toLowerCase();
  return place === "" || place === "docs";
}

function isHosts(folder: string, file: string): boolean {
  return HOST_FOLDERS.has(path.relative(folder, file).split(path.sep)[0] ?? "");
}
