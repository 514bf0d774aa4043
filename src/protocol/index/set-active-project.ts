import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { deleteRow } from "./delete-row.ts";
import type { IndexTable, WorkspaceIndex } from "./model.ts";
import type { IndexProject, IndexTurn } from "./project.ts";
import { appendRow, rowValues, turnValues } from "./row-values.ts";
import { ownerEdits } from "./set-index-owner.ts";
import { writeCells } from "./write-cell.ts";

/** Makes a project the one in the Active Handoff table and assigns it there and in the Projects table. */
export function setActiveProject(index: WorkspaceIndex, project: IndexProject, turn: IndexTurn): readonly TextEdit[] {
  const listed = index.projects ? ownerEdits(index.outline.text, index.projects, { name: project.name, path: project.path, turn }) : [];
  return [...activeEdits(index, project, turn), ...listed];
}

/** The first row becomes the project's; another row that names it goes, so that it stands there once. */
function activeEdits({ outline: { text }, active }: WorkspaceIndex, project: IndexProject, turn: IndexTurn): readonly TextEdit[] {
  const [first] = active.table.rows;
  if (!first) return [appendRow(text, active, { project, turn })];
  const values = namesFirst(active, project) ? turnValues(active, turn) : rowValues(text, active, { project, turn });
  const others = active.rows.filter(({ row, name }) => row !== first && name === project.name);
  return [...writeCells(text, first, values), ...others.map(({ row }) => deleteRow(text, row))];
}

function namesFirst(active: IndexTable, project: IndexProject): boolean {
  const [named] = active.rows;
  return named !== undefined && named.row === active.table.rows[0] && named.name === project.name && named.path === project.path;
}
