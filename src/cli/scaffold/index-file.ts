import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { addProjectRow } from "../../protocol/index/add-project-row.ts";
import type { WorkspaceIndex } from "../../protocol/index/model.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import type { IndexProject } from "../../protocol/index/project.ts";
import { setActiveProject } from "../../protocol/index/set-active-project.ts";
import { setIndexOwner } from "../../protocol/index/set-index-owner.ts";
import type { Owner } from "../../protocol/owner.ts";
import { sameOwner } from "../../protocol/same-owner.ts";

/** A project's row in the index: who owns it from when on. */
export interface IndexEntry extends IndexProject {
  readonly owner: Owner;
  readonly now: string;
}

/** Adds the projects that lack a row to an index; those that have one stay as they are. */
export function listProjects(text: string, entries: readonly IndexEntry[]): string {
  return entries.reduce((result, entry) => change(result, (index) => (rowsOf(index, entry).length > 0 ? [] : addProjectRow(index, entry, entry))), text);
}

/** Adds a project to an index, or brings the owner in its row up to date; it becomes active where none is. */
export function joinIndex(text: string, entry: IndexEntry): string {
  const listed = listProjects(text, [entry]);
  const owned = change(listed, (index) => {
    const stale = rowsOf(index, entry).find((row) => row.owner !== undefined && !sameOwner(row.owner.value, entry.owner));
    return stale === undefined ? [] : setIndexOwner(index, stale.name, entry);
  });
  return change(owned, (index) => {
    const [row] = rowsOf(index, entry);
    return index.active.rows.some(({ name }) => name !== "") ? [] : setActiveProject(index, row ?? entry, entry);
  });
}

function rowsOf(index: WorkspaceIndex, { path }: IndexEntry): WorkspaceIndex["active"]["rows"] {
  return (index.projects?.rows ?? []).filter((row) => row.path === path);
}

/** A damaged index stays as it is: what it says is not sure. */
function change(text: string, edits: (index: WorkspaceIndex) => readonly TextEdit[]): string {
  const index = parseWorkspaceIndex(text);
  return index === undefined || index.conflicts.length > 0 ? text : applyEdits(text, edits(index));
}
