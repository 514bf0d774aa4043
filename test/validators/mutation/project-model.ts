import type { CheckState } from "../../../src/protocol/evidence/model.ts";
import type { HandoffStyle } from "./handoff-style.ts";

/** One task as an agent would write it; `owner`, `after` and the rest are absent where the task says nothing of them. */
export interface TaskModel {
  readonly id?: string;
  readonly title: string;
  readonly box: string;
  readonly owner?: string;
  readonly after: readonly string[];
  readonly files: readonly string[];
  readonly spec: readonly string[];
  /** `by codex`, with date and proof: completed tasks only. */
  readonly proof?: readonly string[];
}

/** A path of a scope list with the reason behind it. */
export interface PathModel {
  readonly path: string;
  readonly note: string;
}

/** An acceptance criterion, written as it stands behind its box. */
export interface CriterionModel {
  readonly id?: string;
  readonly box: string;
  readonly words: string;
  readonly check?: string;
}

/** One row of the log. */
export type LogRow = readonly [when: string, from: string, to: string, summary: string];

/** What a handoff says, apart from how it is written. Absent fields and sections are not written. */
export interface HandoffModel {
  readonly name: string;
  readonly owner?: string;
  readonly status?: string;
  readonly nextAction?: string;
  readonly updated?: string;
  readonly context: readonly string[];
  readonly scope?: readonly PathModel[];
  readonly offLimits?: readonly PathModel[];
  readonly criteria?: readonly CriterionModel[];
  readonly pending?: readonly TaskModel[];
  readonly completed?: readonly TaskModel[];
  readonly blockers: readonly string[];
  readonly questions: readonly string[];
  readonly log?: readonly LogRow[];
}

/** One decision, as its fields say it. */
export interface DecisionModel {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly date: string;
  readonly context: string;
  readonly decision: string;
  readonly affects: readonly string[];
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
}

/** The decisions of a project and how they are written: with headings and labelled lines, with headings below headings, or as a table. */
export interface DecisionsModel {
  readonly form: "labels" | "headings" | "table";
  readonly decisions: readonly DecisionModel[];
}

/** One row of the workspace's index. */
export interface IndexRowModel {
  readonly name: string;
  readonly path: string;
  readonly owner: string;
}

/** The workspace's index: the active projects (one, when it is good) and all of them. */
export interface IndexModel {
  readonly active: readonly IndexRowModel[];
  readonly rows: readonly IndexRowModel[];
  /** Paths of projects that lie on disk. */
  readonly onDisk: readonly string[];
  /** Paths that lead out of the workspace. */
  readonly outside: readonly string[];
}

/** A file of the project that is kept as text. */
export interface TextModel {
  readonly name: string;
  readonly text: string;
}

/** The name of a file in a project, and what a defect does to its text once it is written. */
export interface TextChange {
  readonly name: string;
  readonly change: (text: string) => string;
}

/** A whole project, and the world around it. `committed` is what git has. */
export interface ProjectModel {
  readonly seed: number;
  readonly style: HandoffStyle;
  readonly now: string;
  readonly handoff: HandoffModel;
  readonly committedHandoff?: HandoffModel;
  readonly decisions: DecisionsModel;
  readonly committedDecisions?: DecisionsModel;
  readonly instructions: readonly TextModel[];
  readonly review: TextModel;
  readonly index: IndexModel;
  /** Files on disk, relative to the project's folder. */
  readonly tree: readonly string[];
  /** Handoff files beside the one that counts. */
  readonly otherHandoffs: readonly string[];
  readonly evidence: readonly CheckState[];
  readonly changes: readonly TextChange[];
}
