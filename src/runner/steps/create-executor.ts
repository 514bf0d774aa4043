import { setMaxListeners } from "node:events";
import { unreachable } from "../../util/unreachable.ts";
import { askApproval } from "./ask-approval.ts";
import { failAttempt } from "./fail-attempt.ts";
import { makeWorktree } from "./make-worktree.ts";
import { runAgentStep } from "./run-agent-step.ts";
import { runShellStep } from "./run-shell-step.ts";
import type { AttemptEnd, ExecuteStep, StepAttempt } from "./step-executor.ts";
import type { StepSurroundings } from "./step-surroundings.ts";

const GRACE_MS = 2000;

/** Creates what does steps on this machine: shell commands, one-shot agents, git worktrees, questions to the user. */
export function createExecutor(options: Partial<StepSurroundings> = {}): ExecuteStep {
  const surroundings: StepSurroundings = { graceMs: GRACE_MS, ...options };
  return async (attempt) => {
    // All attempts of a run may share one signal; Node would warn of a leak from the eleventh on.
    setMaxListeners(0, attempt.stop);
    try {
      if (attempt.stop.aborted) return failAttempt({ reason: "stopped", error: "Stopped before it began" });
      return await execute(attempt, surroundings);
    } catch (error) {
      return failAttempt({ reason: "error", error: `Cannot do the step: ${error instanceof Error ? error.message : String(error)}` });
    }
  };
}

function execute(attempt: StepAttempt, surroundings: StepSurroundings): Promise<AttemptEnd> {
  const { step } = attempt;
  switch (step.kind) {
    case "deterministic":
      return runShellStep({ ...attempt, step }, surroundings);
    case "agent":
      return runAgentStep({ ...attempt, step }, surroundings);
    case "worktree":
      return makeWorktree({ ...attempt, step }, surroundings);
    case "approval":
      return askApproval({ ...attempt, step }, surroundings);
    default:
      return unreachable(step);
  }
}
