import type { EventBody } from "../journal/run-event.ts";
import { decideAttempt, traceOf } from "../schedule/decide-attempt.ts";
import type { Decision } from "../schedule/decision.ts";
import { type RunState, stepOf } from "../state/run-state.ts";
import type { AttemptEnd } from "../steps/step-executor.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { EndedAttempt } from "./attempts.ts";

/** Gives the events that a decision comes to: what is skipped, what took too long, what starts. */
export function bodiesOf(decision: Decision, state: RunState, steps: ReadonlyMap<string, PlannedStep>): readonly EventBody[] {
  return [
    ...decision.skip.map((skip): EventBody => ({ type: "step:skipped", ...skip })),
    ...decision.timedOutBarriers.map((barrier): EventBody => ({ type: "barrier:timed-out", barrier })),
    ...decision.start.map((stepName): EventBody => {
      const step = steps.get(stepName);
      const agent = step?.kind === "agent" ? { agent: step.agent.name } : {};
      return { type: "step:started", stepName, attempt: stepOf(state, stepName).attempts + 1, ...agent };
    }),
  ];
}

/** Gives the event of an attempt that is over: completed, tried again or failed. */
export function endBodyOf({ step, end, wasStopped }: EndedAttempt & { readonly step: PlannedStep }, state: RunState): EventBody {
  const at = stepOf(state, step.name);
  if (end.kind === "completed") {
    return { type: "step:completed", stepName: step.name, attempt: at.attempts, ...traceOf(end), reason: end.reason, output: end.output };
  }
  return decideAttempt(step, at, { failed: wasStopped ? asStopped(end) : end, stopping: wasStopped || state.status === "stopping" });
}

/** What a step came to after it was asked to end says nothing of the step. */
function asStopped(end: Extract<AttemptEnd, { readonly kind: "failed" }>): typeof end {
  return end.reason === "exit-code" || end.reason === "signal" ? { ...end, reason: "stopped" } : end;
}
