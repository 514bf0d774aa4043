import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { findHandoffFiles } from "../../workspace/finding/find-handoff-files.ts";
import { DOCS_FOLDER } from "../../workspace/finding/handoff-names.ts";
import { findUnindexedProjects } from "../../workspace/discovery/find-unindexed-projects.ts";
import { CommandError } from "../command-error.ts";
import { openWorkspace, rowOfFolder, type Standing } from "../open-workspace.ts";
import type { FolderTarget } from "./folder-target.ts";
import { ownerInRow, rootTarget, workspaceTargets } from "./workspace-targets.ts";

/** How targets are looked for. */
export interface CollectOptions {
  readonly cwd: string;
  readonly agents: readonly string[];
  readonly projectsDepth: number;
}

/**
 * Finds the folders to check: for no path the project one stands in, else the workspace; for a folder the workspace or project it is, else the projects below it; for a file that file.
 *
 * @throws CommandError where nothing of the protocol is there.
 */
export function collectTargets(paths: readonly string[], options: CollectOptions): readonly FolderTarget[] {
  if (paths.length === 0) return fromHere(options);
  const files: string[] = [];
  const targets: FolderTarget[] = [];
  for (const written of paths) {
    const path = resolve(options.cwd, written);
    const isFolder = looksAt(path);
    if (isFolder === undefined) throw wrongUse(`Cannot check "${written}": there is no such file or folder`, "give files and folders that exist");
    if (isFolder) targets.push(...fromFolder(path, options));
    else files.push(protocolFile(path, written));
  }
  return eachOnce([...targets, ...fileTargets(files, options)]);
}

/** Each folder once, however often it is asked for; the root of a workspace last, since what it says of owners is held against theirs. */
function eachOnce(targets: readonly FolderTarget[]): readonly FolderTarget[] {
  const byFolder = new Map<string, FolderTarget>();
  for (const target of targets) {
    const known = byFolder.get(target.folder);
    byFolder.set(target.folder, known === undefined ? target : both(known, target));
  }
  return [...byFolder.values()].sort((left, right) => Number(left.projects !== undefined) - Number(right.projects !== undefined));
}

/** Whether a path leads to a folder; undefined where nothing lies there or it cannot be looked at. */
function looksAt(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory();
  } catch {
    return undefined;
  }
}

function fromHere(options: CollectOptions): readonly FolderTarget[] {
  const standing = openWorkspace(options.cwd, options.agents);
  const { place, workspace } = standing;
  if (place.project !== undefined) return [projectTarget(projectFolder(place.project.folder, place.project.file), standing, options)];
  if (workspace !== undefined) return workspaceTargets(workspace, options);
  const [problem] = place.problems;
  if (problem !== undefined) return unreadable(problem, options);
  throw wrongUse(`Cannot find a project or workspace above "${options.cwd}"`, "name files or folders, or make a workspace: agent-relay init");
}

function fromFolder(folder: string, options: CollectOptions): readonly FolderTarget[] {
  const standing = openWorkspace(folder, options.agents);
  const { place, workspace } = standing;
  if (workspace !== undefined && resolve(workspace.folder) === folder) return workspaceTargets(workspace, options);
  const project = place.project && projectFolder(place.project.folder, place.project.file);
  if (project !== undefined && (project === folder || place.project?.folder === folder)) return [projectTarget(project, standing, options)];
  const below = findUnindexedProjects(folder, { depth: options.projectsDepth });
  if (below.length > 0)
    return below.map((found) => projectTarget(resolve(folder, found.path), openWorkspace(resolve(folder, found.path), options.agents), options));
  const [problem] = findHandoffFiles(folder)
    .direct.map((file) => readText(file))
    .flatMap((read) => (read.ok ? [] : [read.problem]));
  if (problem !== undefined) return unreadable(problem, options);
  throw wrongUse(`Cannot check "${folder}": no handoff file lies there`, "adopt the folder (agent-relay adopt), or name another");
}

function both(one: FolderTarget, other: FolderTarget): FolderTarget {
  if (one.only === undefined) return one;
  return other.only === undefined ? other : { ...one, only: new Set([...one.only, ...other.only]) };
}

/** A handoff that cannot be read is a finding of its own, in whatever format is asked for. @throws CommandError for other trouble. */
function unreadable({ path, message, hint }: FileProblem, options: CollectOptions): readonly FolderTarget[] {
  if (subjectKindOf(basename(path)) === "handoff") return fileTargets([path], options);
  throw new CommandError(message, { exitCode: 1, hint });
}

/**
 * Gives the path of a single file to check.
 *
 * @throws CommandError where its name is none of the protocol's.
 */
export function protocolFile(path: string, written: string): string {
  if (subjectKindOf(basename(path)) !== undefined) return path;
  throw wrongUse(`Cannot check "${written}": its name is none of the protocol's`, "name a handoff, decisions, instruction or review file");
}

/** Gives the folders that single files belong to, each with these files alone. */
export function fileTargets(paths: readonly string[], options: CollectOptions): readonly FolderTarget[] {
  const byFolder = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = projectFolder(dirname(path), path);
    byFolder.set(folder, (byFolder.get(folder) ?? new Set()).add(path));
  }
  return eachOnce([...byFolder].map(([folder, only]) => ({ ...projectTarget(folder, openWorkspace(folder, options.agents), options), only })));
}

/** A handoff in `docs` belongs to the folder above. */
function projectFolder(folder: string, file: string): string {
  return basename(folder).toLowerCase() === DOCS_FOLDER && subjectKindOf(basename(file)) === "handoff" ? dirname(folder) : folder;
}

function projectTarget(folder: string, { workspace }: Standing, options: CollectOptions): FolderTarget {
  if (workspace === undefined) return { folder };
  if (resolve(workspace.folder) === resolve(folder)) return rootTarget(workspace, options);
  const row = rowOfFolder(workspace, folder);
  return { folder, indexRow: { listed: row !== undefined, owner: ownerInRow(workspace, row) } };
}

function wrongUse(message: string, hint: string): CommandError {
  return new CommandError(message, { exitCode: 2, hint });
}
