import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { addProjectRow } from "../../protocol/index/add-project-row.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import { setActiveProject } from "../../protocol/index/set-active-project.ts";
import type { IndexProject } from "../../protocol/index/project.ts";
import type { Owner } from "../../protocol/owner.ts";

/** A project's row in the index: who owns it from when on. */
export interface IndexEntry extends IndexProject {
  readonly owner: Owner;
  readonly now: string;
}

/** Adds projects to an index that lack a row there; the first one becomes active where none is. */
export function withProjects(text: string, entries: readonly IndexEntry[], activate: boolean): string {
  let result = text;
  for (const entry of entries) result = withProject(result, entry, activate);
  return result;
}

function withProject(text: string, entry: IndexEntry, activate: boolean): string {
  const index = parseWorkspaceIndex(text);
  if (index === undefined || index.conflicts.length > 0) return text;
  const listed = index.projects?.rows.some((row) => row.path === entry.path) ?? false;
  const added = listed ? text : applyEdits(text, addProjectRow(index, entry, entry));
  const after = parseWorkspaceIndex(added);
  const active = after?.active.rows.some((row) => row.name !== "") ?? true;
  return after === undefined || active || !activate ? added : applyEdits(added, setActiveProject(after, entry, entry));
}
