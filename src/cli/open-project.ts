import { basename } from "node:path";
import type { IndexRow } from "../protocol/index/model.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { parseHandoff } from "../protocol/handoff/parse-handoff.ts";
import { describeResolution, resolveProject } from "../protocol/resolve-project.ts";
import { readText } from "../disk/files/read-text.ts";
import { resolveInside } from "../disk/files/resolve-inside.ts";
import type { Snapshot } from "../disk/files/snapshot.ts";
import { findHandoffFiles } from "../workspace/finding/find-handoff-files.ts";
import { CommandError } from "./command-error.ts";
import { openWorkspace, pathInWorkspace, rowOfFolder, type OpenWorkspace, type Standing } from "./open-workspace.ts";

/** Which project a command is about. */
export interface ProjectChoice {
  /** Name given by `--project` or a trigger. */
  readonly name?: string | undefined;
  readonly agents: readonly string[];
}

/** A project with its handoff read. */
export interface OpenProject {
  readonly name: string;
  /** Path relative to the workspace root, with `/`; the folder itself without a workspace. */
  readonly path: string;
  readonly folder: string;
  /** Path of the handoff file. */
  readonly file: string;
  readonly snapshot: Snapshot;
  readonly handoff: Handoff;
  readonly workspace?: OpenWorkspace;
  /** Why this project was taken and what is odd about it, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Opens the project a command is about: the one that is named, else the one `cwd` stands in, else the active one of the workspace.
 *
 * @throws CommandError where no project is meant, several are, or its handoff cannot be read.
 */
export function openProject(cwd: string, choice: ProjectChoice): OpenProject {
  return chooseProject(openWorkspace(cwd, choice.agents), choice);
}

/** Opens the project that is meant where a command stands, as `openProject` does. @throws CommandError as that does. */
export function chooseProject(standing: Standing, choice: ProjectChoice): OpenProject {
  if (choice.name !== undefined) return openNamed(standing, choice.name, choice.agents);
  const { project } = standing.place;
  if (project !== undefined) return openStanding(standing, choice.agents);
  const problem = standing.place.problems[0];
  if (problem !== undefined && standing.workspace === undefined) throw new CommandError(problem.message, { exitCode: 1, hint: problem.hint });
  if (standing.workspace === undefined) throw noProject(standing.place.cwd);
  return openActive(standing.workspace, choice.agents);
}

/** All projects the index names, Projects table first. */
export function indexRows(workspace: OpenWorkspace): readonly IndexRow[] {
  return [...(workspace.index.projects?.rows ?? []), ...workspace.index.active.rows].filter((row) => row.name !== "");
}

function openNamed(standing: Standing, name: string, agents: readonly string[]): OpenProject {
  const { workspace } = standing;
  if (workspace === undefined) return openByOwnName(standing, name, agents);
  const resolution = resolveProject(name, indexRows(workspace));
  if (resolution.kind === "found") return openRow(workspace, { row: resolution.project, agents, notes: [] });
  throw new CommandError(describeResolution(name, resolution), { exitCode: 1, hint: "agent-relay status lists all projects" });
}

function openByOwnName(standing: Standing, name: string, agents: readonly string[]): OpenProject {
  const { project } = standing.place;
  const [problem] = standing.place.problems;
  if (project === undefined && problem !== undefined) throw new CommandError(problem.message, { exitCode: 1, hint: problem.hint });
  if (project === undefined) throw noProject(standing.place.cwd);
  const found = resolveProject(name, [{ name: basename(project.folder), path: "." }]);
  if (found.kind === "found") return openStanding(standing, agents);
  throw new CommandError(`No project is called \`${name}\`: there is no workspace, only the project \`${basename(project.folder)}\``, {
    exitCode: 1,
    hint: "make a workspace above your projects: agent-relay init",
  });
}

function openStanding(standing: Standing, agents: readonly string[]): OpenProject {
  const { place, workspace } = standing;
  if (place.project === undefined) throw noProject(place.cwd);
  const { folder, file, snapshot, others } = place.project;
  const row = workspace === undefined ? undefined : rowOfFolder(workspace, folder);
  const name = row?.name ?? basename(folder);
  const path = workspace === undefined ? "." : pathInWorkspace(workspace, folder);
  const notes = [...othersNote(file, others), ...elsewhereNote(name, path, workspace)];
  return { name, path, folder, file, snapshot, handoff: parseHandoff(snapshot.text, { agents }), notes, ...(workspace === undefined ? {} : { workspace }) };
}

function openActive(workspace: OpenWorkspace, agents: readonly string[]): OpenProject {
  const rows = workspace.index.active.rows.filter((row) => row.name !== "");
  const [row] = rows;
  if (row === undefined)
    throw new CommandError("No project is active in this workspace", {
      exitCode: 1,
      hint: "make one active: HANDOFF my-project, or agent-relay new my-project",
    });
  if (rows.length > 1) {
    const names = rows.map((other) => `\`${other.name}\``).join(", ");
    throw new CommandError(`Several projects are active: ${names}`, { exitCode: 1, hint: "name one: HANDOFF my-project" });
  }
  return openRow(workspace, { row, agents, notes: [] });
}

interface RowChoice {
  readonly row: IndexRow;
  readonly agents: readonly string[];
  readonly notes: readonly string[];
}

function openRow(workspace: OpenWorkspace, { row, agents, notes }: RowChoice): OpenProject {
  const folder = resolveInside(workspace.folder, row.path);
  if (!folder.ok)
    throw new CommandError(folder.problem.message, {
      exitCode: 1,
      hint: folder.problem.hint ?? `mend the row of \`${row.name}\` in the workspace's handoff file`,
    });
  const files = findHandoffFiles(folder.value);
  const [file, ...others] = [...files.direct, ...files.docs];
  if (file === undefined) {
    const message = files.problem?.message ?? `Cannot open the project \`${row.name}\`: "${row.path}" has no handoff file`;
    throw new CommandError(message, { exitCode: 1, hint: files.problem?.hint ?? `adopt it: agent-relay adopt ${row.path}` });
  }
  const snapshot = readText(file);
  if (!snapshot.ok) throw new CommandError(snapshot.problem.message, { exitCode: 1, hint: snapshot.problem.hint });
  const handoff = parseHandoff(snapshot.value.text, { agents });
  return {
    name: row.name,
    path: row.path,
    folder: folder.value,
    file,
    snapshot: snapshot.value,
    handoff,
    workspace,
    notes: [...notes, ...othersNote(file, others)],
  };
}

function othersNote(file: string, others: readonly string[]): readonly string[] {
  return others.length === 0 ? [] : [`Two live handoff files: ${[file, ...others].map((path) => basename(path)).join(", ")}; the first one counts`];
}

function elsewhereNote(name: string, path: string, workspace: OpenWorkspace | undefined): readonly string[] {
  const active = workspace?.index.active.rows.find((row) => row.name !== "");
  if (active === undefined || active.path === path || active.name === name) return [];
  return [`You stand in ${name}, so it comes first; the active project is ${active.name}`];
}

function noProject(cwd: string): CommandError {
  return new CommandError(`Cannot find a project or workspace above "${cwd}"`, {
    exitCode: 1,
    hint: "make a workspace (agent-relay init) or adopt this folder (agent-relay adopt)",
  });
}
