import type { Result } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";

/** Why an edit of a file that is there cannot be made, in one sentence, and what to do about it. */
export interface EditRefusal {
  readonly message: string;
  readonly hint?: string;
}

/** Changes the text of a file that is there. It runs again on what is then on disk when the plan is applied. */
export type ScaffoldEdit = (text: string) => Result<string, EditRefusal | FileProblem>;

/** One file a scaffold is to have. `path` is relative to the root, with `/`. Where it is missing, `text` creates it; where it is there, `edit` changes it, or it stays as it is. */
export interface ScaffoldFile {
  readonly path: string;
  readonly text?: string;
  readonly edit?: ScaffoldEdit;
}

/** What is to be made: a workspace or a project, in which folder, of which files. */
export interface ScaffoldRequest {
  readonly kind: "workspace" | "project";
  readonly root: string;
  readonly files: readonly ScaffoldFile[];
}

/** What will become of one file. */
export interface PlannedFile {
  readonly path: string;
  /** The file that is written, with links followed, absolute. */
  readonly target: string;
  readonly outcome: "created" | "changed" | "untouched";
  /** Text before; undefined where the file is not there. */
  readonly before?: string;
  readonly after?: string;
  /** Why a file stays as it is. */
  readonly reason?: string;
  readonly edit?: ScaffoldEdit;
}

/** What a scaffold would do, to be shown before it is done. With problems it is not to be applied. */
export interface ScaffoldPlan {
  readonly kind: ScaffoldRequest["kind"];
  readonly root: string;
  readonly files: readonly PlannedFile[];
  /** Things a person may want to know, one sentence each. */
  readonly notes: readonly string[];
  readonly problems: readonly (EditRefusal | FileProblem)[];
}
