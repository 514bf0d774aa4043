import { messageLine } from "../util/message-line.ts";
import type { WorkflowEvent } from "./workflow-event.ts";

/** How much is told of a run on standard error: `quiet` tells failures and the end, `verbose` outputs too. */
export type LogLevel = "verbose" | "normal" | "quiet";

/** Writes a line for an event; undefined where this level does not tell of it. */
export function progressLine(event: WorkflowEvent, level: LogLevel): string | undefined {
  const words = wordsOf(event, level === "verbose");
  if (words === undefined || (level === "quiet" && !LOUD.has(event.type))) return undefined;
  return `${event.time.slice(11, 19)} ${messageLine(words)}`;
}

const LOUD: ReadonlySet<WorkflowEvent["type"]> = new Set(["step:failed", "run:completed", "run:failed", "run:cancelled"]);

function wordsOf(event: WorkflowEvent, isVerbose: boolean): string | undefined {
  switch (event.type) {
    case "run:started":
      return `run ${event.runId} of ${event.workflow} started`;
    case "run:resumed":
      return `run ${event.runId} resumed`;
    case "run:paused":
    case "run:unpaused":
    case "run:completed":
      return `run ${event.runId} ${event.type.slice("run:".length)}`;
    case "run:failed":
      return `run ${event.runId} failed: ${event.error}`;
    case "run:cancelled":
    case "run:stopping":
      return `run ${event.runId} ${event.type.slice("run:".length)} (${event.reason})`;
    case "step:started":
      return `${event.stepName} started${event.attempt > 1 ? `, attempt ${event.attempt}` : ""}${event.agent === undefined ? "" : ` (${event.agent})`}`;
    case "step:completed":
      return `${event.stepName} completed${isVerbose && event.output !== "" ? `: ${event.output}` : ""}`;
    case "step:failed":
      return `${event.stepName} failed: ${event.error}${event.hint === undefined ? "" : `; ${event.hint}`}`;
    case "step:retrying":
      return `${event.stepName} failed and is tried again: ${event.error}`;
    case "step:skipped":
      return `${event.stepName} skipped because of ${event.because}`;
    case "barrier:timed-out":
      return `barrier ${event.barrier} timed out`;
    default:
      return isVerbose && "stepName" in event ? `${event.stepName}: ${event.type}` : undefined;
  }
}
