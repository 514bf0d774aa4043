import { unreachable } from "../../util/unreachable.ts";
import type { CheckState, Staleness } from "./model.ts";

/** Says how a run ended, to follow the command: `ended with exit code 1`, `ran out of time`. */
export function describeOutcome({ outcome, exitCode }: Pick<CheckState, "outcome" | "exitCode">): string {
  switch (outcome) {
    case "passed":
      return "passed";
    case "failed":
      return `ended with exit code ${exitCode ?? "unknown"}`;
    case "signalled":
      return "was ended by a signal";
    case "timed-out":
      return "ran out of time";
    case "too-much-output":
      return "printed without end";
    case "interrupted":
      return "was interrupted";
    case "not-started":
      return "could not be started";
    default:
      return unreachable(outcome);
  }
}

/** Says what moved on since a run: `files in scope changed`. */
export function describeStaleness(stale: Staleness): string {
  switch (stale) {
    case "scope":
      return "files in scope changed";
    case "head":
      return "the commit moved on";
    case "files":
      return "files changed";
    default:
      return unreachable(stale);
  }
}
