import { relative, resolve, sep } from "node:path";
import { createSubject } from "../../lint/create-subject.ts";
import type { WorldProject } from "../../lint/world.ts";
import type { IndexRow } from "../../protocol/index/model.ts";
import { findUnindexedProjects } from "../../workspace/discovery/find-unindexed-projects.ts";
import type { FileMark } from "../../workspace/discovery/file-mark.ts";
import { listProjects } from "../../workspace/discovery/list-projects.ts";
import { readText } from "../../disk/files/read-text.ts";
import { indexRows } from "../open-project.ts";
import type { OpenWorkspace } from "../open-workspace.ts";
import { ownerOf } from "./check-folder.ts";
import type { FolderTarget, OwnersRead } from "./folder-target.ts";

/** What the targets of a workspace need to know. */
export interface WorkspaceOptions {
  readonly agents: readonly string[];
  readonly projectsDepth: number;
}

/** Gives the folders of a workspace: every project of the index, those it does not name, and the root last, since what it says of owners is held against theirs. */
export function workspaceTargets(workspace: OpenWorkspace, options: WorkspaceOptions): readonly FolderTarget[] {
  const projects = findProjects(workspace, options);
  const folders = projects
    .filter((project) => project.folder !== undefined && project.exists)
    .map(({ folder = "", indexed, file, mark, statedOwner }) => ({
      folder,
      indexRow: { listed: indexed },
      ...(statedOwner !== undefined && { statedOwner }),
      ...(file !== undefined && mark !== undefined && { looked: { path: file, mark } }),
    }));
  return [...folders, { folder: workspace.folder, projects: (owners) => projects.map((project) => describe(project, owners, options.agents)) }];
}

/** Gives the root of a workspace alone, with its projects for the rules of the index. */
export function rootTarget(workspace: OpenWorkspace, options: WorkspaceOptions): FolderTarget {
  return { folder: workspace.folder, projects: (owners) => findProjects(workspace, options).map((project) => describe(project, owners, options.agents)) };
}

/** The owner as a row of the index writes it. */
export function ownerInRow(workspace: OpenWorkspace, row: IndexRow | undefined): string | undefined {
  return row?.owner && workspace.snapshot.text.slice(row.owner.range.start, row.owner.range.end);
}

interface ProjectFacts {
  readonly path: string;
  readonly folder: string | undefined;
  readonly file: string | undefined;
  readonly mark?: FileMark | undefined;
  /** False only where nothing lies there; what cannot be read exists. */
  readonly exists: boolean;
  /** Whether the path leaves the workspace. */
  readonly outside: boolean;
  readonly indexed: boolean;
  /** Owner as the index writes it. */
  readonly statedOwner?: string | undefined;
}

function findProjects(workspace: OpenWorkspace, { projectsDepth }: WorkspaceOptions): readonly ProjectFacts[] {
  const root = workspace.folder;
  const byPath = new Map(indexRows(workspace).map((row) => [row.path, row]));
  const rows = [...byPath.values()];
  const listed = listProjects(
    root,
    rows.filter((row) => resolve(root, row.path) !== root),
  );
  const named = listed.map(({ path, folder, file, mark, problem }) => ({
    path,
    folder,
    file,
    mark,
    exists: file !== undefined || problem?.code !== "not-found",
    outside: problem?.code === "outside",
    indexed: true,
    statedOwner: ownerInRow(workspace, byPath.get(path)),
  }));
  const indexed = rows.map((row) => relative(root, resolve(root, row.path)).split(sep).join("/"));
  const unnamed = findUnindexedProjects(root, { depth: projectsDepth, indexed }).map(({ path, file }) => ({
    path,
    folder: resolve(root, path),
    file,
    exists: true,
    outside: false,
    indexed: false,
  }));
  return [...named, ...unnamed];
}

/** The owner is read when a rule asks for it, unless this run has read it already. */
function describe({ path, folder, file, exists, outside, indexed }: ProjectFacts, owners: OwnersRead, agents: readonly string[]): WorldProject {
  return {
    path,
    exists,
    outside,
    indexed,
    get owner() {
      const known = folder === undefined ? undefined : owners.get(folder);
      if (known !== undefined) return known;
      const read = file === undefined ? undefined : readText(file);
      return read?.ok === true ? ownerOf(createSubject({ file: path, text: read.value.text, kind: "handoff", world: { now: "", agents } })) : undefined;
    },
  };
}
