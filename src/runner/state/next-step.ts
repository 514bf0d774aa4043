import type { RunEvent } from "../journal/run-event.ts";
import { unreachable } from "../../util/unreachable.ts";
import type { StepState } from "./run-state.ts";

/** An event about one step. */
export type StepEvent = Extract<RunEvent, { readonly stepName: string }>;

/** Tells the events of steps from those of the run. */
export function isStepEvent(event: RunEvent): event is StepEvent {
  return "stepName" in event;
}

/** Gives what is known of a step after one more event about it. */
export function nextStep(step: StepState, event: StepEvent): StepState {
  switch (event.type) {
    case "step:started":
      return started(step, event);
    case "step:completed":
    case "step:failed":
      return ended(step, event);
    case "step:retrying":
      return retrying(step, event);
    case "step:skipped":
      return skipped(step, event);
    case "step:owner-assigned":
      return { ...step, owner: event.ownerName };
    case "step:nudged":
      return { ...step, nudges: event.nudgeCount };
    case "step:review-completed":
    case "step:owner-timeout":
    case "step:force-released":
      return step;
    default:
      return unreachable(event);
  }
}

type Of<Type extends StepEvent["type"]> = Extract<StepEvent, { readonly type: Type }>;
type Draft = { -readonly [Key in keyof StepState]: StepState[Key] };

function started(step: StepState, event: Of<"step:started">): StepState {
  const next = copyWithoutEnd(step);
  next.status = "running";
  next.attempts = Math.max(step.attempts, event.attempt);
  next.startMs = Date.parse(event.time);
  next.firstStartMs = step.firstStartMs ?? next.startMs;
  next.agent = event.agent;
  next.nudges = 0;
  return next;
}

function ended(step: StepState, event: Of<"step:completed" | "step:failed">): StepState {
  const next = copyWithEnd(step, event);
  next.attempts = Math.max(step.attempts, event.attempt);
  next.output = event.output;
  if (event.type === "step:completed") {
    next.status = "completed";
    next.completion = event.reason;
  } else {
    next.status = "failed";
    next.failures = step.failures + 1;
    next.failure = event.reason;
    next.error = event.error;
  }
  return next;
}

function retrying(step: StepState, event: Of<"step:retrying">): StepState {
  const next = copyWithEnd(step, event);
  next.status = "waiting";
  next.failures = step.failures + 1;
  next.failure = event.reason;
  next.error = event.error;
  next.retryAtMs = Date.parse(event.time) + event.delayMs;
  return next;
}

function skipped(step: StepState, event: Of<"step:skipped">): StepState {
  const next = copyWithoutEnd(step);
  next.status = "skipped";
  next.skip = event.reason;
  next.because = event.because;
  next.endMs = Date.parse(event.time);
  return next;
}

/** An event that ends an attempt. */
export type EndEvent = Of<"step:completed" | "step:failed" | "step:retrying">;

function copyWithEnd(step: StepState, event: EndEvent): Draft {
  const next = copyWithoutEnd(step);
  next.endMs = Date.parse(event.time);
  next.exitCode = event.exitCode;
  next.exitSignal = event.exitSignal;
  next.usage = event.usage;
  next.sessionId = event.sessionId;
  return next;
}

/** How an attempt ended does not outlive the start of the next one. Set one by one, since a copy of a copy takes several times as long. */
function copyWithoutEnd(step: StepState): Draft {
  const next: Draft = { ...step };
  next.endMs = undefined;
  next.retryAtMs = undefined;
  next.completion = undefined;
  next.failure = undefined;
  next.skip = undefined;
  next.because = undefined;
  next.exitCode = undefined;
  next.exitSignal = undefined;
  next.usage = undefined;
  next.sessionId = undefined;
  next.output = undefined;
  next.error = undefined;
  return next;
}
