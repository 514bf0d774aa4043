import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { describeOwner } from "../describe-owner.ts";
import { appendSection } from "../handoff/append-section.ts";
import type { WorkspaceIndex } from "./model.ts";
import { nameValue } from "./name-value.ts";
import type { IndexProject, IndexTurn } from "./project.ts";
import { appendRow } from "./row-values.ts";
import { cellValue } from "./write-cell.ts";

/** Adds a project to the Projects table, creating section and table where they are missing; nothing where the project stands there already. */
export function addProjectRow(index: WorkspaceIndex, project: IndexProject, turn: IndexTurn): readonly TextEdit[] {
  const { outline, projects } = index;
  if (projects?.rows.some((row) => row.name === project.name && row.path === project.path)) return [];
  if (projects) return [appendRow(outline.text, projects, { project, turn })];
  const row = `| ${nameValue(project.name)} | ${nameValue(project.path)} | ${cellValue(describeOwner(turn.owner))} |`;
  const body = ["| Project | Path | Owner |", "| --- | --- | --- |", row].join("\n");
  return [appendSection(outline, { title: "Projects", body })];
}
