import type { FailureReason } from "../journal/run-event.ts";
import type { AttemptEnd } from "./step-executor.ts";

/** Why an attempt failed, for its end. */
export interface AttemptFailure {
  readonly reason: FailureReason;
  /** A sentence for people. */
  readonly error: string;
  readonly hint?: string | undefined;
}

/** What an attempt leaves, however it ended. */
export type AttemptTrace = Omit<Extract<AttemptEnd, { kind: "completed" }>, "kind" | "reason">;

/** Gives the end of a failed attempt; without a trace nothing was started, and there is no output. */
export function failAttempt({ reason, error, hint }: AttemptFailure, trace: AttemptTrace = { output: "" }): AttemptEnd {
  return { kind: "failed", ...trace, reason, error, ...(hint === undefined ? {} : { hint }) };
}
