import type { WorkflowEventListener } from "../workflow-event.ts";
import type { LogLevel } from "../progress.ts";
import type { StepExecutor } from "./own-executor.ts";
import type { WorkflowDb } from "./workflow-db.ts";

/** Values for `{{name}}` and `{{a.b.0}}`. */
export type Variables = Readonly<Record<string, unknown>>;

/** What a runner is made with. */
export interface WorkflowRunnerOptions {
  /** The working directory of its workflows; the process's own where omitted. */
  readonly cwd?: string | undefined;
  /** Settings of the message relay; kept for sessions of interactive agents, which are run once like the others for now. */
  readonly relay?: object | undefined;
  /** Does steps in place of this machine. */
  readonly executor?: StepExecutor | undefined;
  /** Is told of every run and step as they change. */
  readonly db?: WorkflowDb | undefined;
  /** Folder of the runs, relative to `cwd`; `.agent-relay/runs` of the project where omitted. */
  readonly runsFolder?: string | undefined;
  /** Gets a file of JSON with the result of each run, by the run's id. */
  readonly summaryDir?: string | undefined;
  /** What results and stores name as the workspace; `local` where omitted. */
  readonly workspaceId?: string | undefined;
  /** Answers approval steps. */
  readonly approve?: ((question: string, stop: AbortSignal) => Promise<boolean>) | undefined;
  /** Whether a signal to this process (Ctrl-C) ends the run first, and leaves one that can be resumed; true where omitted. */
  readonly handleSignals?: boolean | undefined;
  /** Hears of trouble that does not end a run, a sentence each; a warning of the process where omitted. */
  readonly onProblem?: ((message: string) => void) | undefined;
}

/** How one workflow is executed. */
export interface WorkflowExecuteOptions {
  /** Begins at this step; what is before it is taken as done. */
  readonly startFrom?: string | undefined;
  /** With `startFrom`: the run whose outputs the steps before it keep. */
  readonly previousRunId?: string | undefined;
  /** In place of the workflow's own. */
  readonly maxConcurrency?: number | undefined;
}

/** How a run is resumed. */
export interface ResumeOptions {
  /** Runs again from this step on. */
  readonly startFrom?: string | undefined;
  /** Goes on although the workflow changed; what completed is kept. */
  readonly acceptChanges?: boolean | undefined;
  readonly maxConcurrency?: number | undefined;
}

/** What `.run()` of a builder and `runWorkflow` take. Flags of `agent-relay run` win over them. */
export interface WorkflowRunOptions extends WorkflowRunnerOptions, WorkflowExecuteOptions {
  /** Name of the workflow to run, where there are several; the first where omitted. */
  readonly workflow?: string | undefined;
  readonly vars?: Variables | undefined;
  readonly onEvent?: WorkflowEventListener | undefined;
  /** Checks and plans only, and prints what would be done. */
  readonly dryRun?: boolean | undefined;
  /** Id of a run to go on with, the beginning of it, or `last`. */
  readonly resume?: string | undefined;
  /** Goes on with that run although the workflow changed. */
  readonly acceptChanges?: boolean | undefined;
  /** How much is told on standard error while it runs; `normal` where omitted, nothing for `false`. */
  readonly logLevel?: LogLevel | false | undefined;
  /** `false` tells nothing, as `logLevel: false` does. */
  readonly renderer?: string | false | undefined;
}
