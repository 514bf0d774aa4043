import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EventBody, RunEvent } from "../../../src/runner/journal/run-event.ts";
import { createFold, foldEvents } from "../../../src/runner/state/fold-events.ts";
import { type RunState, stepOf } from "../../../src/runner/state/run-state.ts";
import { SAMPLE_BODIES } from "../journal/sample-events.ts";
import { SCENARIOS } from "../random-plans.ts";
import { simulate } from "../simulate.ts";

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 21, 10, 0, seconds)).toISOString();

function eventsOf(...bodies: readonly EventBody[]): readonly RunEvent[] {
  return bodies.map((body, index) => ({ seq: index + 1, time: at(index), runId: "r1", ...body }));
}

const STARTED: EventBody = { type: "run:started", workflow: "w", sourceDigest: "d" };
const begin = (stepName: string, attempt = 1): EventBody => ({ type: "step:started", stepName, attempt });
const complete = (stepName: string, attempt = 1): EventBody => ({ type: "step:completed", stepName, attempt, reason: "exit", output: `of ${stepName}` });
const RESUMED: EventBody = { type: "run:resumed", sourceDigest: "d2", again: [], assumed: [] };

/** What holds of every state. */
function expectValid(state: RunState): void {
  for (const [name, step] of state.steps) {
    expect(step.name).toBe(name);
    expect(step.attempts).toBeGreaterThanOrEqual(0);
    if (step.status === "running") expect(step.startMs).toBeDefined();
    expect(step.retryAtMs !== undefined).toBe(step.status === "waiting");
    expect(step.completion !== undefined).toBe(step.status === "completed");
    expect(step.skip !== undefined).toBe(step.status === "skipped");
    if (step.status === "completed") expect(step.output).toBeDefined();
    if (step.status === "failed") expect(step.error).toBeDefined();
    if (step.status === "pending") expect([step.failures, step.nudges]).toEqual([0, step.nudges]);
  }
  expect(state.endedMs !== undefined).toBe(["completed", "failed", "cancelled"].includes(state.status));
}

describe("the state of a run", () => {
  test("is empty before the first event", () => {
    expect(foldEvents([])).toMatchObject({ status: "none", seq: 0, steps: new Map() });
  });

  test("is valid after every event of a run, and the same from the whole beginning as event by event", () => {
    fc.assert(
      fc.property(SCENARIOS, fc.nat(), (scenario, cut) => {
        const whole = simulate(scenario);
        const events = simulate(scenario, {}, whole.slice(0, 1 + (cut % whole.length)));
        const fold = createFold();
        for (const [index, event] of events.entries()) {
          fold.apply(event);
          expectValid(fold.state);
          expect(fold.state).toEqual(foldEvents(events.slice(0, index + 1)));
        }
        for (const { status } of fold.state.steps.values()) expect(["completed", "failed", "skipped"]).toContain(status);
      }),
      { numRuns: 50 },
    );
  });

  test("is valid whatever events come in whatever order", () => {
    const names = fc.constantFrom("a", "b", "c", "d");
    const bodies = fc
      .tuple(fc.constantFrom(...SAMPLE_BODIES), names)
      .map(([body, name]): EventBody => ("stepName" in body ? { ...body, stepName: name } : body));
    fc.assert(fc.property(fc.array(bodies, { maxLength: 40 }), (list) => expectValid(foldEvents(eventsOf(...list)))));
  });

  test("tells what a step did", () => {
    const state = foldEvents(
      eventsOf(
        STARTED,
        { type: "step:started", stepName: "a", attempt: 1, agent: "worker" },
        { type: "step:owner-assigned", stepName: "a", ownerName: "lead", specialistName: "worker" },
        { type: "step:nudged", stepName: "a", nudgeCount: 1 },
        { type: "step:retrying", stepName: "a", attempt: 2, delayMs: 500, reason: "exit-code", error: "It exited with 2", exitCode: 2 },
      ),
    );
    expect(stepOf(state, "a")).toEqual({
      name: "a",
      status: "waiting",
      attempts: 1,
      failures: 1,
      nudges: 1,
      firstStartMs: Date.parse(at(1)),
      startMs: Date.parse(at(1)),
      endMs: Date.parse(at(4)),
      retryAtMs: Date.parse(at(4)) + 500,
      failure: "exit-code",
      error: "It exited with 2",
      exitCode: 2,
      agent: "worker",
      owner: "lead",
    });
    const again = foldEvents([...eventsOf(STARTED, begin("a")), { ...eventsOf(begin("a", 2))[0], seq: 3 } as RunEvent]);
    expect(stepOf(again, "a")).toMatchObject({ attempts: 2, status: "running", firstStartMs: Date.parse(at(1)) });
  });

  test("keeps what completed through a resume, and of the rest the number of attempts", () => {
    const state = foldEvents(
      eventsOf(
        STARTED,
        begin("a"),
        complete("a"),
        begin("b"),
        begin("c"),
        { type: "step:failed", stepName: "c", attempt: 1, reason: "timeout", error: "x" },
        RESUMED,
      ),
    );
    expect(stepOf(state, "a")).toMatchObject({ status: "completed", output: "of a" });
    expect(stepOf(state, "b")).toEqual({ name: "b", status: "pending", attempts: 1, failures: 0, nudges: 0 });
    expect(stepOf(state, "c")).toEqual({ name: "c", status: "pending", attempts: 1, failures: 0, nudges: 0 });
    expect(state).toMatchObject({ status: "running", resumes: 1, sourceDigest: "d2", beginMs: Date.parse(at(6)), startedMs: Date.parse(at(0)) });
  });

  test("takes steps as done, or lets completed ones run again, where a resume says so", () => {
    const state = foldEvents(eventsOf(STARTED, begin("b"), complete("b"), { ...RESUMED, startFrom: "b", again: ["b"], assumed: ["a"] }));
    expect(stepOf(state, "a")).toMatchObject({ status: "completed", completion: "assumed", output: "" });
    expect(stepOf(state, "b")).toMatchObject({ status: "pending", attempts: 1 });
  });

  test("forgets with a resume how the run had ended", () => {
    const ended = eventsOf(
      STARTED,
      { type: "barrier:timed-out", barrier: "b" },
      { type: "run:stopping", reason: "timeout" },
      { type: "run:failed", error: "too long" },
    );
    expect(foldEvents(ended)).toMatchObject({ status: "failed", stop: "timeout", error: "too long", endedMs: Date.parse(at(3)) });
    const [, , , resumed] = eventsOf(STARTED, STARTED, STARTED, RESUMED);
    const state = foldEvents([...ended, ...(resumed === undefined ? [] : [resumed])]);
    expect([state.status, state.stop, state.error, state.endedMs, state.timedOutBarriers.size]).toEqual(["running", undefined, undefined, undefined, 0]);
  });

  test("is paused and goes on, but not once it stops", () => {
    const statusOf = (...bodies: readonly EventBody[]): string => foldEvents(eventsOf(STARTED, ...bodies)).status;
    expect(statusOf({ type: "run:paused" })).toBe("paused");
    expect(statusOf({ type: "run:paused" }, { type: "run:unpaused" })).toBe("running");
    expect(statusOf({ type: "run:stopping", reason: "abort" }, { type: "run:unpaused" })).toBe("stopping");
    expect(statusOf({ type: "run:completed" }, { type: "run:paused" })).toBe("completed");
  });
});
