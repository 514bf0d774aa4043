/** A text of an event that is kept in a file of the run's folder because it is long: `bytes` of UTF-8 with that crc32. */
export interface ValueReference {
  /** Path below the run's folder, with `/`. */
  readonly file: string;
  readonly bytes: number;
  /** crc32 of the file's bytes, as eight hex digits. */
  readonly crc: string;
}

/** A text of an event: as it is, or, above 16 kB, as a reference to a file. */
export type StoredText = string | ValueReference;

/** Why a step counts as completed (the guide's order, WORKFLOWS.md 3); `assumed` where `--start-from` takes it as done. */
export const COMPLETION_REASONS = [
  "exit",
  "verification",
  "owner-decision",
  "evidence",
  "marker",
  "process-exit",
  "released",
  "file-at-timeout",
  "assumed",
] as const;
export type CompletionReason = (typeof COMPLETION_REASONS)[number];

/** Why an attempt at a step failed; `stopped` where the run ended it for the sake of another step's failure, an abort or a time-out of the run. */
export const FAILURE_REASONS = [
  "exit-code",
  "signal",
  "timeout",
  "verification",
  "review",
  "owner-retry",
  "owner-fail",
  "missing-file",
  "not-started",
  "stopped",
  "error",
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Why a step was not run: one before it did not complete, the run stops at its first failure, or a barrier cannot be passed or took too long. */
export const SKIP_REASONS = ["dependency", "stopped", "barrier", "barrier-timeout"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Who or what wants a run to end before its steps do; `budget` where its steps have used up more tokens than the workflow allows. */
export const STOP_REASONS = ["abort", "signal", "timeout", "budget"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** What a review of a step's work came to. */
export const REVIEW_DECISIONS = ["approved", "rejected"] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** The step an event is about, by its name in the workflow. */
interface OfStep {
  readonly stepName: string;
}

/** How an attempt's process ended; neither where no process ran. */
interface Exit {
  readonly exitCode?: number;
  readonly exitSignal?: string;
}

/** What an agent used up in one attempt, as far as its CLI tells; what is absent is unknown, not 0. Cached tokens are part of the input. */
export interface AttemptUsage {
  readonly inputTokens?: number;
  readonly cachedInputTokens?: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
}

/** What is left of an agent's attempt besides its output: what it used up, and the session to look at it or go on with it. */
interface AgentTrace {
  readonly usage?: AttemptUsage;
  readonly sessionId?: string;
}

/** What each event says besides its type, run, number and time. Names are those of README and guide, so that listeners written for them work. */
export interface EventFields {
  /** `source` is the file's path, `sourceDigest` pins its content; `assumed` are the steps that `--start-from` takes as done. */
  "run:started": {
    readonly workflow: string;
    readonly sourceDigest: string;
    readonly source?: string;
    readonly startFrom?: string;
    readonly assumed?: readonly string[];
  };
  /** What had not completed runs again, and besides the completed steps of `again`; `assumed` counts as completed without having run. */
  "run:resumed": { readonly sourceDigest: string; readonly startFrom?: string; readonly again: readonly string[]; readonly assumed: readonly string[] };
  "run:paused": object;
  "run:unpaused": object;
  /** From here on nothing starts and what runs is ended. */
  "run:stopping": { readonly reason: StopReason; readonly signal?: string };
  "run:completed": object;
  "run:failed": { readonly error: StoredText };
  "run:cancelled": { readonly reason: StopReason };
  /** Attempts are counted from 1 over the whole run, resumes included. */
  "step:started": OfStep & { readonly attempt: number; readonly agent?: string };
  "step:completed": OfStep & Exit & AgentTrace & { readonly attempt: number; readonly reason: CompletionReason; readonly output: StoredText };
  /** The last attempt failed: `error` is a sentence, `output` the end of what the step printed, `hint` what to do about it. */
  "step:failed": OfStep &
    Exit &
    AgentTrace & { readonly attempt: number; readonly reason: FailureReason; readonly error: StoredText; readonly output?: StoredText; readonly hint?: string };
  "step:skipped": OfStep & { readonly reason: SkipReason; readonly because: string };
  /** An attempt failed and `attempt`, the next one, starts `delayMs` after this event. */
  "step:retrying": OfStep &
    Exit &
    AgentTrace & { readonly attempt: number; readonly delayMs: number; readonly reason: FailureReason; readonly error: StoredText; readonly hint?: string };
  "step:owner-assigned": OfStep & { readonly ownerName: string; readonly specialistName: string };
  "step:review-completed": OfStep & { readonly reviewerName: string; readonly decision: ReviewDecision; readonly text?: StoredText };
  "step:owner-timeout": OfStep & { readonly ownerName: string };
  "step:nudged": OfStep & { readonly nudgeCount: number; readonly agent?: string };
  "step:force-released": OfStep & { readonly agent?: string };
  /** The steps that wait at the barrier will not run. */
  "barrier:timed-out": { readonly barrier: string };
}

/** The name of a kind of event, such as `step:started`. */
export type EventType = keyof EventFields;

/** What every event bears: numbers count from 1 without a gap, the time is ISO 8601 in UTC with milliseconds. */
export interface EventHead {
  readonly runId: string;
  readonly seq: number;
  readonly time: string;
}

/** An event before the journal gave it its number and time. */
export type EventBody = { [Type in EventType]: { readonly type: Type } & EventFields[Type] }[EventType];

/** Something that happened in a run. The journal holds them all; state, views and other machines are made of them. */
export type RunEvent = EventBody & EventHead;
