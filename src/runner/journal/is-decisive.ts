import type { EventBody } from "./run-event.ts";

/**
 * Whether an event changes what a resume would do, so that it must reach the disk itself before anybody is told. A step that started, failed or was skipped
 * runs again either way.
 */
export function isDecisive(event: EventBody): boolean {
  return DECISIVE.has(event.type);
}

const DECISIVE: ReadonlySet<EventBody["type"]> = new Set(["run:started", "run:resumed", "run:completed", "run:failed", "run:cancelled", "step:completed"]);
