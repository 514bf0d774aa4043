import { expect, test } from "vitest";
import { eventLine } from "../../../src/report/run/event-line.ts";
import type { EventBody } from "../../../src/runner/journal/run-event.ts";
import { createFold } from "../../../src/runner/state/fold-events.ts";
import { makeEvents, STARTED } from "./make-view.ts";

const BODIES: readonly (readonly [number, EventBody])[] = [
  STARTED,
  [0, { type: "step:started", stepName: "plan", attempt: 1, agent: "claude" }],
  [3.2, { type: "step:completed", stepName: "plan", attempt: 1, reason: "exit", output: "" }],
  [3.2, { type: "step:started", stepName: "test", attempt: 1 }],
  [4, { type: "step:retrying", stepName: "test", attempt: 2, delayMs: 5000, reason: "exit-code", error: "It ended with exit code 2" }],
  [9, { type: "step:started", stepName: "test", attempt: 2 }],
  [10, { type: "step:failed", stepName: "test", attempt: 2, reason: "exit-code", error: "It ended with\nexit code \u001b[31m2" }],
  [10, { type: "step:skipped", stepName: "ship", reason: "dependency", because: "test" }],
  [10, { type: "step:skipped", stepName: "sign", reason: "barrier", because: "gate" }],
  [11, { type: "step:nudged", stepName: "plan", nudgeCount: 1 }],
  [12, { type: "run:stopping", reason: "signal", signal: "SIGINT" }],
  [13, { type: "run:cancelled", reason: "signal" }],
  [60, { type: "run:resumed", sourceDigest: "d", again: [], assumed: [] }],
  [61, { type: "step:started", stepName: "lint", attempt: 1 }],
  [61, { type: "step:completed", stepName: "lint", attempt: 1, reason: "exit", exitCode: 3, output: "" }],
  [62, { type: "run:paused" }],
  [63, { type: "run:unpaused" }],
  [64, { type: "run:failed", error: "Step `test` failed" }],
];

test("each event is one line with its time in UTC, its step and what happened", () => {
  const fold = createFold();
  const lines = makeEvents(BODIES).map((event) => {
    fold.apply(event);
    return eventLine(event, { state: fold.state, textOf: String });
  });
  expect(lines).toEqual([
    "10:00:00Z  run r-7f3a of deploy started",
    "10:00:00Z  plan  started (claude)",
    "10:00:03Z  plan  completed in 3.2s",
    "10:00:03Z  test  started",
    "10:00:04Z  test  attempt 1 failed, the next follows in 5.0s: It ended with exit code 2",
    "10:00:09Z  test  started (attempt 2)",
    "10:00:10Z  test  failed in 1.0s: It ended with exit code 2",
    "10:00:10Z  ship  skipped: `test` did not complete",
    "10:00:10Z  sign  skipped: the barrier `gate` cannot be passed",
    "10:00:11Z  plan  nudged, for the first time",
    "10:00:12Z  run stops: SIGINT",
    "10:00:13Z  run cancelled: signal",
    "10:01:00Z  run r-7f3a resumed, 1 step kept",
    "10:01:01Z  lint  started",
    "10:01:01Z  lint  completed in 0ms (exit code 3)",
    "10:01:02Z  run paused: nothing more starts, what runs goes on",
    "10:01:03Z  run goes on",
    "10:01:04Z  run failed: Step `test` failed",
  ]);
});
