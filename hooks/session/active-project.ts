import type { IndexRow, WorkspaceIndex } from "../../src/protocol/index/model.ts";
import { resolveProject } from "../../src/protocol/resolve-project.ts";
import { readText } from "../../src/disk/files/read-text.ts";
import { resolveInside } from "../../src/disk/files/resolve-inside.ts";
import { findHandoffFiles } from "../../src/workspace/finding/find-handoff-files.ts";
import type { HandoffPlace } from "../../src/workspace/finding/place.ts";
import type { HookWorkspace } from "../hook.ts";

/** Finds the active project of a workspace; where several are active, the one that the index gives to `host`. Undefined where that is not just one, or its handoff cannot be read. */
export function activeProject(workspace: HookWorkspace | undefined, host: string): HandoffPlace | undefined {
  if (workspace === undefined) return undefined;
  const rows = workspace.index.active.rows.filter((row) => row.name !== "");
  const own = rows.length === 1 ? rows : rows.filter((row) => ownerOf(row, workspace.index) === host);
  const [row] = own;
  return row === undefined || own.length > 1 ? undefined : openRow(workspace, rowWithPath(row, workspace.index));
}

function ownerOf(row: IndexRow, index: WorkspaceIndex): string | undefined {
  const owner = (row.owner ?? rowWithPath(row, index).owner)?.value;
  return owner?.kind === "agent" ? owner.name : undefined;
}

/** The Projects table knows the path better than a bare name in the Active Handoff table. */
function rowWithPath(row: IndexRow, index: WorkspaceIndex): IndexRow {
  const found = resolveProject(row.name, index.projects?.rows ?? []);
  return found.kind === "found" && row.pathRange === undefined ? found.project : row;
}

function openRow(workspace: HookWorkspace, row: IndexRow): HandoffPlace | undefined {
  const folder = resolveInside(workspace.folder, row.path);
  if (!folder.ok) return undefined;
  const { direct, docs } = findHandoffFiles(folder.value);
  const [file, ...others] = [...direct, ...docs];
  const snapshot = file === undefined ? undefined : readText(file);
  if (file === undefined || file === workspace.file || snapshot?.ok !== true) return undefined;
  return { folder: folder.value, file, snapshot: snapshot.value, others };
}
