import type { DecisionLog } from "../decisions/model.ts";
import type { Handoff } from "../handoff/model.ts";
import type { Actor } from "../owner.ts";
import type { Turn } from "../ownership.ts";
import type { Status } from "../status.ts";

/** What changed around the handoff since it was written, collected by the caller; what is not known is absent. */
export interface Drift {
  readonly branch?: string;
  readonly commit?: string;
  /** Commits since the handoff's stamp. */
  readonly commitsSince?: number;
  readonly dirtyCount?: number;
  /** Names of files with uncommitted changes; the first few are enough. */
  readonly dirtyFiles?: readonly string[];
  /** Paths of the handoff that match nothing on the disk. */
  readonly danglingPaths?: readonly string[];
}

/** What a brief is made from. */
export interface BriefInput {
  readonly project: { readonly name: string; readonly path: string };
  readonly handoff: Handoff;
  readonly decisions?: DecisionLog;
  readonly reader: Actor;
  readonly turn: Turn;
  readonly drift?: Drift;
  /** Words of the tool itself, one line each, such as why this project was taken. */
  readonly notes?: readonly string[];
}

/** What there is to do for the owner of the project. */
export type BriefState = "conflicts" | "blocked" | "continue" | "start" | "done" | "review" | "no-tasks" | "all-done" | "cycle" | "waiting";

/** A task as the brief tells it. `name` is id and title in one line. */
export interface BriefTask {
  readonly id?: string;
  readonly name: string;
  readonly owner?: string;
  readonly after: readonly string[];
  readonly files: readonly string[];
  readonly started?: string;
  readonly spec: string;
}

/** Everything a brief says, as plain values without hidden characters; for `--json`, and what the text is rendered from. */
export interface BriefData {
  readonly project: { readonly name: string; readonly path: string };
  /** `codex`, `user`. */
  readonly reader: string;
  /** `codex`, `user`, `nobody`, or an unknown name as written. */
  readonly owner: string;
  readonly status?: Status;
  readonly turn: Turn;
  readonly state: BriefState;
  readonly updated: string;
  readonly nextAction: string;
  readonly task?: BriefTask;
  /** Open tasks beside `task`, in the order of the file. */
  readonly openTasks: readonly BriefTask[];
  readonly cycle: readonly string[];
  readonly blockers: readonly string[];
  readonly questions: readonly string[];
  readonly context: string;
  readonly criteria: readonly { readonly text: string; readonly met?: boolean; readonly check?: string }[];
  readonly scope: readonly string[];
  readonly offLimits: readonly string[];
  readonly decisions: readonly { readonly name: string; readonly decision: string; readonly affects: readonly string[] }[];
  readonly lastHandoff?: { readonly when: string; readonly from: string; readonly to: string; readonly summary: string };
  readonly drift?: Drift;
  /** Completed tasks that nothing proves. */
  readonly unverified: readonly string[];
  readonly conflictLine?: number;
  readonly notes: readonly string[];
  /** The commands with which this reader finishes, ready to be typed. */
  readonly commands: readonly string[];
}

/** A brief; `dropped` names the parts that were left out or shortened to fit, `tokens` is the estimate for `text`. */
export interface Brief {
  readonly text: string;
  readonly data: BriefData;
  readonly dropped: readonly string[];
  readonly tokens: number;
}

/** One part of a brief's text. The variants get shorter; the step to the next one costs `weight`, and the cheapest step of all parts is taken first. */
export interface BriefPart {
  readonly name: string;
  /** At least one; the last one stays whatever it costs. An empty text leaves the part out. */
  readonly variants: readonly { readonly text: string; readonly weight?: number }[];
}
