import type { EventBody, RunEvent } from "../../../src/runner/journal/run-event.ts";
import { foldEvents } from "../../../src/runner/state/fold-events.ts";
import type { RunView, ViewedStep } from "../../../src/report/run/run-view.ts";

/** When every run of these tests begins. */
export const BEGIN_MS = Date.parse("2026-11-20T10:00:00.000Z");

/** Numbers and dates events: `[seconds since the begin, body]`. */
export function makeEvents(bodies: readonly (readonly [seconds: number, body: EventBody])[]): readonly RunEvent[] {
  return bodies.map(([seconds, body], at) => ({ seq: at + 1, time: new Date(BEGIN_MS + seconds * 1000).toISOString(), runId: "r-7f3a", ...body }));
}

/** The event that begins a run. */
export const STARTED: readonly [number, EventBody] = [0, { type: "run:started", workflow: "deploy", sourceDigest: "d" }];

/** Makes the view of a run from its steps, `name by`, and events. */
export function makeView(steps: readonly string[], bodies: readonly (readonly [seconds: number, body: EventBody])[]): RunView {
  return {
    runId: "r-7f3a",
    title: "deploy",
    steps: steps.map(viewedStep),
    state: foldEvents(makeEvents([STARTED, ...bodies])),
    textOf: (stored) => (typeof stored === "string" ? stored : `<${stored.file}>`),
  };
}

function viewedStep(words: string): ViewedStep {
  const [name = "", by = ""] = words.split(" ");
  return { name, by };
}
