import { join } from "node:path";
import type { Range } from "../../diagnostic/range.ts";
import { decisionIdsIn } from "../../protocol/decisions/parse-decision-id.ts";
import { findDecision } from "../../protocol/decisions/find-decision.ts";
import { findTask } from "../../protocol/handoff/find-task.ts";
import type { IndexRow } from "../../protocol/index/model.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { findHandoffFiles } from "../../workspace/finding/find-handoff-files.ts";
import { findOwner } from "./find-owner.ts";
import { findPath } from "./find-path.ts";
import type { LspScene } from "./lsp-scene.ts";
import type { Mention } from "./mention.ts";
import { type DocumentView, type ProjectView, viewOfFolder } from "./project-view.ts";
import { wordAt } from "./word-at.ts";

/** Finds what stands at an offset of an open file. In a row of the index ids and paths are those of the row's project. */
export async function findMention(scene: LspScene, view: DocumentView, offset: number): Promise<Mention | undefined> {
  const { subject } = view.own;
  const owner = findOwner(subject, offset, view.agents);
  const row = subject.kind === "index" ? rowAt(view, offset) : undefined;
  const around = (row && (await viewOfRow(scene, view, row))) ?? view;
  if (owner) return { kind: "owner", owner: owner.value, range: owner.range, view: around };
  return (row && projectMention(row, around, offset)) ?? findPath(around, subject.text, offset) ?? idMention(around, subject.text, offset);
}

function rowAt({ own: { subject } }: DocumentView, offset: number): IndexRow | undefined {
  if (subject.kind !== "index") return undefined;
  const rows = [...subject.index.active.rows, ...(subject.index.projects?.rows ?? [])];
  return rows.find(({ row: { range } }) => offset >= range.start && offset <= range.end);
}

async function viewOfRow(scene: LspScene, { folder }: DocumentView, { path }: IndexRow): Promise<ProjectView | undefined> {
  if (folder === undefined || path === "" || path === ".") return undefined;
  const inside = resolveInside(folder, path);
  if (!inside.ok) return undefined;
  const { direct, docs } = findHandoffFiles(inside.value);
  return viewOfFolder(scene, direct[0] ?? docs[0] ?? join(inside.value, "AGENT-HANDOFF.md"));
}

/** The name or the path of a project leads to its handoff. */
function projectMention({ cells, pathRange }: IndexRow, view: ProjectView, offset: number): Mention | undefined {
  const places = [cells.project?.range, cells.path?.range, pathRange].filter((range) => range !== undefined);
  const range = places.find(({ start, end }) => offset >= start && offset <= end);
  return range && view.handoff && { kind: "project", file: view.handoff, range, view };
}

function idMention(view: ProjectView, text: string, offset: number): Mention | undefined {
  const word = wordAt(text, offset);
  return word && (taskMention(view, text, word) ?? decisionMention(view, text, offset));
}

function taskMention(view: ProjectView, text: string, range: Range): Mention | undefined {
  const id = text.slice(range.start, range.end);
  if (view.handoff === undefined || !/\p{L}/u.test(id)) return undefined;
  const { handoff } = view.handoff.subject;
  const task = findTask(handoff, id);
  if (task) return { kind: "task", task, file: view.handoff, range, view };
  const criterion = handoff.criteria.find((known) => known.id === id);
  return criterion && { kind: "criterion", criterion, file: view.handoff, range, view };
}

/** Ids of decisions may be of two words: `Decision 4`. */
function decisionMention(view: ProjectView, text: string, offset: number): Mention | undefined {
  const from = Math.max(0, offset - 60);
  const found = decisionIdsIn(text.slice(from, offset + 60)).find(({ start, end }) => from + start <= offset && offset <= from + end);
  if (found === undefined) return undefined;
  const range = { start: from + found.start, end: from + found.end };
  for (const file of view.decisions) {
    const decision = findDecision(file.subject.decisions, found.id);
    if (decision) return { kind: "decision", decision, file, range, view };
  }
  return undefined;
}
