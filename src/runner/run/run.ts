import type { RunEvent } from "../journal/run-event.ts";
import type { RunState } from "../state/run-state.ts";
import type { ExecuteStep } from "../steps/step-executor.ts";
import type { Plan } from "../../workflow/plan/plan.ts";

/** What a run was started from, kept in its folder so that a resume finds it whatever became of the file. */
export interface RunSource {
  /** Which reader makes a workflow of the text again. */
  readonly kind: "yaml" | "config" | "handoff";
  /** Path of the file, as the user gave it; absent for a workflow that a program built. */
  readonly path?: string;
  /** The workflow's text: YAML, or JSON of a written config. */
  readonly text: string;
  /** Name of the chosen workflow, where the user chose one. */
  readonly flow?: string;
  /** Variables that the user gave. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a run needs of its surroundings, at its start and at each resume. Paths are absolute. */
export interface RunSurroundings {
  readonly plan: Plan;
  readonly source: RunSource;
  /** The workflow's working directory, and the project that no path may leave. */
  readonly cwd: string;
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Does the steps; the machine's own executor where absent. */
  readonly execute?: ExecuteStep;
  /** Asked by approval steps; where absent such a step fails with a sentence that says how to approve. */
  readonly approve?: (question: string, stop: AbortSignal) => Promise<boolean>;
  /** Hears of every event once it is in the journal. What it throws goes to `onProblem` and does not touch the run. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Hears of trouble that does not end the run, a sentence each. */
  readonly onProblem?: (message: string) => void;
  /** Begins here, with what is before it taken as done. */
  readonly startFrom?: string;
}

/** Everything a new run needs. */
export interface RunOptions extends RunSurroundings {
  /** Folder of all runs of the project, `.agent-relay/runs`; made where missing, private to the user. */
  readonly runsFolder: string;
}

/** Everything a resume needs. `plan` and `source` are those of now: the digest of the source tells whether it changed. */
export interface ResumeOptions extends RunSurroundings {
  /** The run's own folder, absolute. */
  readonly folder: string;
  /** Goes on with a changed source; what completed is kept. */
  readonly acceptChanges?: boolean;
}

/** Why a run does not begin or is not resumed. */
export interface RunProblem {
  readonly kind: "problem";
  /** `held` where another runner has the run; `changed` where its source did; `complete` where nothing is left to do. */
  readonly code: "full" | "held" | "changed" | "complete" | "unknown-step" | "not-begun" | "damaged" | "missing" | "io";
  readonly message: string;
  readonly hint?: string;
}

/** A run that goes on. */
export interface Run {
  readonly id: string;
  /** The run's own folder, absolute. */
  readonly folder: string;
  /** A view that follows the events. */
  readonly state: RunState;
  /** Why this runner gave the run up before its end, as when the disk is full: then the state says what the journal does, and a resume goes on from there. */
  readonly problem: string | undefined;
  /** The final state; never rejects. Resolves when nothing of the run is alive and its journal is closed. */
  readonly finished: Promise<RunState>;
  /** Starts nothing more until `unpause`; what runs goes on. */
  pause(): void;
  unpause(): void;
  /** Ends what runs and leaves a run that can be resumed. `signal` is the one to pass on and to record. A second call kills what has not ended yet. */
  abort(signal?: NodeJS.Signals): void;
}
