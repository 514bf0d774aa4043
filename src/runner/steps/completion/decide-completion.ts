import type { CompletionReason } from "../../journal/run-event.ts";
import type { AttemptFailure } from "../fail-attempt.ts";
import type { Markers } from "./parse-markers.ts";

/** What is known of an agent's attempt that ended by itself and whose check, where it has one, holds. */
export interface CompletionFacts {
  readonly markers: Markers;
  /** Whether a check other than one left to the caller held. */
  readonly verified: boolean;
  /** Whether something outside the answer shows the work, such as a message on the step's channel. */
  readonly evident: boolean;
}

/**
 * Decides what an agent's attempt came to, in the guide's order: the check, the owner's decision, evidence, the marker, the end of the process. A rejecting review fails whatever else
 * is there (WORKFLOWS.md 3).
 */
export function decideCompletion({ markers, verified, evident }: CompletionFacts): CompletionReason | AttemptFailure {
  const { owner, review, complete } = markers;
  if (review?.decision === "rejected") return { reason: "review", error: withReason("The review rejected the work", review.why) };
  if (verified) return "verification";
  if (owner?.decision === "COMPLETE") return "owner-decision";
  if (owner?.decision === "INCOMPLETE_RETRY") return { reason: "owner-retry", error: withReason("The owner wants another attempt", owner.why) };
  if (owner?.decision === "INCOMPLETE_FAIL") return { reason: "owner-fail", error: withReason("The owner gives the step up", owner.why) };
  if (evident) return "evidence";
  return complete ? "marker" : "process-exit";
}

function withReason(sentence: string, why: string): string {
  return why === "" ? sentence : `${sentence}: ${why}`;
}
