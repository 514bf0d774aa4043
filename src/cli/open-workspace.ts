import { relative, resolve, sep } from "node:path";
import { AGENT_NAMES } from "../protocol/agent-name.ts";
import type { IndexRow, WorkspaceIndex } from "../protocol/index/model.ts";
import { findPlace } from "../workspace/finding/find-place.ts";
import type { HandoffPlace, Place } from "../workspace/finding/place.ts";
import { CommandError } from "./command-error.ts";
import { isIndexText, readIndex } from "../workspace/finding/read-index.ts";

/** A workspace that was found: its root folder, its handoff file and what that says. */
export interface OpenWorkspace extends HandoffPlace {
  readonly index: WorkspaceIndex;
}

/** Where a command stands, with the index read. */
export interface Standing {
  readonly place: Place;
  readonly workspace?: OpenWorkspace;
}

/** Looks up from a folder for its project and its workspace, and reads the index; `agents` are the names known here. */
export function openWorkspace(cwd: string, agents: readonly string[]): Standing {
  return standAt(placeOf(cwd), agents);
}

/** Reads the index of a place that was found. */
export function standAt(place: Place, agents: readonly string[]): Standing {
  const found = place.workspace;
  const index = found === undefined ? undefined : readIndex(found.snapshot.text, agents);
  return found === undefined || index === undefined ? { place } : { place, workspace: { ...found, index } };
}

/** Looks up from a folder for its project and its workspace. */
export function placeOf(cwd: string): Place {
  return findPlace(cwd, (text) => isIndexText(text, AGENT_NAMES));
}

/** Gives the workspace, or refuses with what stood in the way of finding one. @throws CommandError where there is none. */
export function needWorkspace(standing: Standing): OpenWorkspace {
  if (standing.workspace !== undefined) return standing.workspace;
  const problem = standing.place.problems[0];
  const message = problem?.message ?? `Cannot find a workspace above "${standing.place.cwd}": no handoff file there has an Active Handoff table`;
  throw new CommandError(message, { exitCode: 1, hint: problem?.hint ?? "make one: agent-relay init" });
}

/** Refuses where there is no workspace because a handoff file further up cannot be read: what is made now would be missing in its index. @throws CommandError then. */
export function needReadable(workspace: OpenWorkspace | undefined, place: Place): void {
  const [problem] = place.problems;
  if (workspace === undefined && problem !== undefined) throw new CommandError(problem.message, { exitCode: 1, hint: problem.hint });
}

/** The row of the index that names a folder. */
export function rowOfFolder(workspace: OpenWorkspace, folder: string): IndexRow | undefined {
  const path = pathInWorkspace(workspace, folder);
  const active = workspace.index.active.rows.find((row) => row.path === path);
  if (active !== undefined) return active;
  const rows = workspace.index.projects?.rows ?? [];
  return rows.find((row) => row.path === path) ?? rows.find((row) => resolve(workspace.folder, row.path) === resolve(folder));
}

/** A folder as the index writes it: relative to the workspace root, with `/`; `.` for the root. */
export function pathInWorkspace(workspace: { readonly folder: string }, folder: string): string {
  return relative(workspace.folder, folder).split(sep).join("/") || ".";
}
