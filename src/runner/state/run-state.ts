import type { AttemptUsage, CompletionReason, FailureReason, SkipReason, StopReason, StoredText } from "../journal/run-event.ts";

/** Where a step stands: `waiting` between a failed attempt and the next one. A step no event spoke of is `pending` and not in the state. */
export type StepStatus = "pending" | "running" | "waiting" | "completed" | "failed" | "skipped";

/** What the events say of one step. Times are milliseconds since 1970. Every field is always there, since objects of one shape fold several times as fast. */
export interface StepState {
  readonly name: string;
  readonly status: StepStatus;
  /** Attempts begun in the whole run: the number of the last one, 0 before the first. */
  readonly attempts: number;
  /** Attempts that failed since the run or its last resume began; what `retries` is held against. */
  readonly failures: number;
  /** Start of the first and of the last attempt since the run or its last resume began. */
  readonly firstStartMs: number | undefined;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  /** When the next attempt is due; only while `waiting`. */
  readonly retryAtMs: number | undefined;
  readonly completion: CompletionReason | undefined;
  readonly failure: FailureReason | undefined;
  readonly skip: SkipReason | undefined;
  /** The step, barrier or stop that a skipped one was skipped for. */
  readonly because: string | undefined;
  readonly exitCode: number | undefined;
  readonly exitSignal: string | undefined;
  readonly output: StoredText | undefined;
  readonly error: StoredText | undefined;
  readonly agent: string | undefined;
  /** What the last attempt used up, and its agent's session; absent where its CLI does not tell. */
  readonly usage: AttemptUsage | undefined;
  readonly sessionId: string | undefined;
  readonly owner: string | undefined;
  readonly nudges: number;
}

/** Where a run stands: `none` before its first event; `stopping` until what runs has ended. */
export type RunStatus = "none" | "running" | "paused" | "stopping" | "completed" | "failed" | "cancelled";

/** Everything a run's events say, and nothing else: the same events always give the same state, and every beginning of a journal gives a valid one. */
export interface RunState {
  readonly runId: string;
  readonly workflow: string;
  readonly status: RunStatus;
  /** Number of the last event. */
  readonly seq: number;
  readonly sourceDigest: string;
  /** When the run or its last resume began, and how often it was resumed. */
  readonly beginMs: number;
  readonly startedMs: number;
  readonly endedMs?: number;
  readonly resumes: number;
  readonly stop?: StopReason;
  /** The signal that stops it, such as `SIGINT`. */
  readonly stopSignal?: string;
  readonly error?: StoredText;
  /** Every step that an event spoke of, in the order of the first ones. */
  readonly steps: ReadonlyMap<string, StepState>;
  /** Barriers that took too long since the run or its last resume began. */
  readonly timedOutBarriers: ReadonlySet<string>;
  /** Tokens that agents are known to have used in the whole run, resumes included, and how many of their attempts told nothing. */
  readonly usedTokens: number;
  readonly unknownUsages: number;
}

/** Creates a pending step that nothing is known of but how many attempts earlier ones made. */
export function createStep(name: string, attempts = 0): StepState {
  return {
    name,
    status: "pending",
    attempts,
    failures: 0,
    firstStartMs: undefined,
    startMs: undefined,
    endMs: undefined,
    retryAtMs: undefined,
    completion: undefined,
    failure: undefined,
    skip: undefined,
    because: undefined,
    exitCode: undefined,
    exitSignal: undefined,
    output: undefined,
    error: undefined,
    agent: undefined,
    usage: undefined,
    sessionId: undefined,
    owner: undefined,
    nudges: 0,
  };
}

/** Gives what is known of a step; a pending one without a past where no event spoke of it. */
export function stepOf(state: RunState, name: string): StepState {
  return state.steps.get(name) ?? createStep(name);
}

/** Gives where a step stands, without making anything for one that no event spoke of. */
export function statusOf(state: RunState, name: string): StepStatus {
  return state.steps.get(name)?.status ?? "pending";
}
