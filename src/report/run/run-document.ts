import type { AttemptUsage } from "../../runner/journal/run-event.ts";
import { stepOf, type StepState } from "../../runner/state/run-state.ts";
import type { ShownStatus } from "../../runner/store/stored-run.ts";
import { statusOfRun, type RunView, type StepCounts, type ViewedStep, countSteps } from "./run-view.ts";

/** Bytes of a step's output that the document of a run holds at most; the file of the attempt has all. */
const OUTPUT_LIMIT = 65_536;

/** One step in the document of a run; what is not known is null. Times are ISO 8601 in UTC. */
export interface StepDocument {
  readonly name: string;
  readonly by: string;
  readonly status: StepState["status"];
  readonly attempts: number;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly durationMs: number | null;
  readonly exitCode: number | null;
  readonly exitSignal: string | null;
  /** Why it completed, failed or was skipped. */
  readonly reason: string | null;
  /** The step, barrier or stop that it was skipped for. */
  readonly because: string | null;
  readonly error: string | null;
  readonly output: string | null;
  /** Whether `output` is only its beginning. */
  readonly outputCut: boolean;
  /** What the last attempt of an agent used up, as far as its CLI tells. */
  readonly usage: AttemptUsage | null;
  readonly sessionId: string | null;
}

/** A run as `--json` shows it. */
export interface RunDocument {
  readonly id: string;
  readonly workflow: string;
  readonly status: ShownStatus;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly durationMs: number | null;
  readonly resumes: number;
  /** Who ended it before its steps did: `abort`, `signal`, `timeout`. */
  readonly stop: string | null;
  readonly error: string | null;
  /** Tokens that agents are known to have used, and how many of their attempts told nothing. */
  readonly usedTokens: number;
  readonly unknownUsages: number;
  readonly counts: StepCounts;
  readonly steps: readonly StepDocument[];
}

/** Makes the document of a run for programs; times of a run that goes on end at `nowMs`. */
export function createRunDocument(view: RunView, nowMs: number): RunDocument {
  const { state } = view;
  return {
    id: view.runId,
    workflow: view.title,
    status: statusOfRun(view),
    startedAt: timeOf(state.startedMs || undefined),
    endedAt: timeOf(state.endedMs),
    durationMs: state.beginMs === 0 ? null : (state.endedMs ?? nowMs) - state.beginMs,
    resumes: state.resumes,
    stop: state.stop ?? null,
    error: state.error === undefined ? null : view.textOf(state.error),
    usedTokens: state.usedTokens,
    unknownUsages: state.unknownUsages,
    counts: countSteps(view),
    steps: view.steps.map((step) => createStepDocument(step, view, nowMs)),
  };
}

function createStepDocument({ name, by }: ViewedStep, view: RunView, nowMs: number): StepDocument {
  const step = stepOf(view.state, name);
  const output = step.output === undefined ? null : view.textOf(step.output);
  const endMs = step.endMs ?? (step.status === "running" ? nowMs : undefined);
  return {
    name,
    by,
    status: step.status,
    attempts: step.attempts,
    startedAt: timeOf(step.firstStartMs),
    endedAt: timeOf(step.endMs),
    durationMs: step.firstStartMs === undefined || endMs === undefined ? null : endMs - step.firstStartMs,
    exitCode: step.exitCode ?? null,
    exitSignal: step.exitSignal ?? null,
    reason: step.completion ?? step.failure ?? step.skip ?? null,
    because: step.because ?? null,
    error: step.error === undefined ? null : view.textOf(step.error),
    output: output === null ? null : output.slice(0, OUTPUT_LIMIT),
    outputCut: output !== null && output.length > OUTPUT_LIMIT,
    usage: step.usage ?? null,
    sessionId: step.sessionId ?? null,
  };
}

function timeOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
