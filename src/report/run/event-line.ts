import type { RunEvent, StoredText } from "../../runner/journal/run-event.ts";
import { isStepEvent, type StepEvent } from "../../runner/state/next-step.ts";
import { stepOf, type RunState } from "../../runner/state/run-state.ts";
import { messageLine } from "../../util/message-line.ts";
import { singleLine } from "../../util/single-line.ts";
import { unreachable } from "../../util/unreachable.ts";
import { describeSkip } from "./describe-step.ts";
import { formatDuration } from "./format-duration.ts";

/** What the line of an event says besides the event itself: the state after it, and a way to read long texts. */
export interface EventScene {
  readonly state: RunState;
  readonly textOf: (stored: StoredText) => string;
}

/** Says in one line what happened, with its time in UTC: `11:20:37Z  build  completed in 3.2s`. For logs, where lines are only added. */
export function eventLine(event: RunEvent, scene: EventScene): string {
  const words = isStepEvent(event) ? `${singleLine(event.stepName)}  ${stepWords(event, scene)}` : runWords(event, scene);
  return `${event.time.slice(11, 19)}Z  ${words}`;
}

function stepWords(event: StepEvent, { state, textOf }: EventScene): string {
  switch (event.type) {
    case "step:started":
      return `started${note([event.agent === undefined ? "" : singleLine(event.agent), event.attempt > 1 ? `attempt ${event.attempt}` : ""])}`;
    case "step:completed":
      return `completed${took(event, state)}${note([event.exitCode === undefined || event.exitCode === 0 ? "" : `exit code ${event.exitCode}`])}`;
    case "step:failed":
      return `failed${took(event, state)}: ${messageLine(textOf(event.error))}`;
    case "step:skipped":
      return `skipped: ${describeSkip(event.reason, event.because)}`;
    case "step:retrying":
      return `attempt ${event.attempt - 1} failed, the next follows ${event.delayMs > 0 ? `in ${formatDuration(event.delayMs)}` : "at once"}: ${messageLine(textOf(event.error))}`;
    case "step:owner-assigned":
      return `owner ${singleLine(event.ownerName)}, specialist ${singleLine(event.specialistName)}`;
    case "step:review-completed":
      return `${event.decision} by ${singleLine(event.reviewerName)}`;
    case "step:owner-timeout":
      return `owner ${singleLine(event.ownerName)} took too long`;
    case "step:nudged":
      return `nudged, for the ${ordinal(event.nudgeCount)} time`;
    case "step:force-released":
      return "released after it fell silent";
    default:
      return unreachable(event);
  }
}

function runWords(event: Exclude<RunEvent, StepEvent>, { state, textOf }: EventScene): string {
  switch (event.type) {
    case "run:started":
      return `run ${event.runId} of ${singleLine(event.workflow)} started`;
    case "run:resumed":
      return `run ${event.runId} resumed, ${describeKept(state)} kept`;
    case "run:paused":
      return "run paused: nothing more starts, what runs goes on";
    case "run:unpaused":
      return "run goes on";
    case "run:stopping":
      return `run stops: ${event.signal ?? event.reason}`;
    case "run:completed":
      return "run completed";
    case "run:failed":
      return `run failed: ${messageLine(textOf(event.error))}`;
    case "run:cancelled":
      return `run cancelled: ${event.reason}`;
    case "barrier:timed-out":
      return `barrier ${singleLine(event.barrier)} took too long`;
    default:
      return unreachable(event);
  }
}

function took(event: StepEvent, state: RunState): string {
  const { startMs, endMs } = stepOf(state, event.stepName);
  return startMs === undefined || endMs === undefined ? "" : ` in ${formatDuration(endMs - startMs)}`;
}

function note(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

function describeKept({ steps }: RunState): string {
  const count = [...steps.values()].filter(({ status }) => status === "completed").length;
  return count === 1 ? "1 step" : `${count} steps`;
}

function ordinal(count: number): string {
  return ["", "first", "second", "third"][count] ?? `${count}th`;
}
