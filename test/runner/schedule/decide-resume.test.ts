import { describe, expect, test } from "vitest";
import type { EventBody, RunEvent } from "../../../src/runner/journal/run-event.ts";
import { decideAttempt } from "../../../src/runner/schedule/decide-attempt.ts";
import { decideResume } from "../../../src/runner/schedule/decide-resume.ts";
import type { SchedulePlan } from "../../../src/runner/schedule/schedule-plan.ts";
import { foldEvents } from "../../../src/runner/state/fold-events.ts";
import { type RunState, type StepState, createStep } from "../../../src/runner/state/run-state.ts";

const EDGES: Readonly<Record<string, readonly string[]>> = { plan: [], build: ["plan"], test: ["build"], docs: ["plan"], ship: ["test", "docs"] };
const STEPS = Object.entries(EDGES).map(([name, dependsOn]) => ({ name, dependsOn, retries: 1, retryDelayMs: 250, failOnError: true }));
const PLAN: SchedulePlan = { steps: STEPS, maxConcurrency: 4, strategy: "fail-fast", barriers: [] };

function stateOf(completed: readonly string[], ...last: readonly EventBody[]): RunState {
  const bodies: readonly EventBody[] = [
    { type: "run:started", workflow: "w", sourceDigest: "d1" },
    ...completed.map((stepName): EventBody => ({ type: "step:completed", stepName, attempt: 1, reason: "exit", output: "" })),
    ...last,
  ];
  return foldEvents(bodies.map((body, index): RunEvent => ({ seq: index + 1, time: "2026-11-21T10:00:00.000Z", runId: "r1", ...body })));
}

describe("a resume", () => {
  test("keeps what completed and runs the rest again", () => {
    const state = stateOf(["plan"], { type: "run:failed", error: "x" });
    expect(decideResume(PLAN, state, { sourceDigest: "d1" })).toEqual({ ok: true, value: { type: "run:resumed", sourceDigest: "d1", again: [], assumed: [] } });
  });

  test("is refused where the source changed, until somebody says what to do about it", () => {
    const state = stateOf(["plan"]);
    expect(decideResume(PLAN, state, { sourceDigest: "d2" })).toMatchObject({ ok: false, problem: { code: "changed" } });
    expect(decideResume(PLAN, state, { sourceDigest: "d2", acceptChanges: true })).toMatchObject({ ok: true, value: { sourceDigest: "d2", again: [] } });
    expect(decideResume(PLAN, state, { sourceDigest: "d2", startFrom: "build" })).toMatchObject({ ok: true, value: { sourceDigest: "d2" } });
  });

  test("is refused where everything is done, unless the source changed or a part is to run again", () => {
    const state = stateOf(Object.keys(EDGES), { type: "run:completed" });
    expect(decideResume(PLAN, state, { sourceDigest: "d1" })).toMatchObject({ ok: false, problem: { code: "complete" } });
    expect(decideResume(PLAN, state, { sourceDigest: "d2", acceptChanges: true }).ok).toBe(true);
    expect(decideResume(PLAN, state, { sourceDigest: "d1", startFrom: "test" })).toMatchObject({ ok: true, value: { again: ["test", "ship"], assumed: [] } });
  });

  test("from a step takes what comes before it as done, runs what comes after it again and leaves the rest as it is", () => {
    const state = stateOf(["plan", "docs"], { type: "step:failed", stepName: "build", attempt: 1, reason: "exit-code", error: "x" });
    expect(decideResume(PLAN, state, { sourceDigest: "d1", startFrom: "test" })).toEqual({
      ok: true,
      value: { type: "run:resumed", sourceDigest: "d1", startFrom: "test", again: [], assumed: ["build"] },
    });
  });

  test("from a step that is not there is refused with the name that was meant", () => {
    expect(decideResume(PLAN, stateOf([]), { sourceDigest: "d1", startFrom: "builds" })).toEqual({
      ok: false,
      problem: { kind: "problem", code: "unknown-step", message: "Cannot resume the run: it has no step `builds`", hint: "did you mean `build`?" },
    });
  });

  test("of a run without events is refused", () => {
    expect(decideResume(PLAN, foldEvents([]), { sourceDigest: "d1" })).toMatchObject({ ok: false, problem: { code: "not-begun" } });
  });
});

describe("a failed attempt", () => {
  const step = { name: "a", dependsOn: [], retries: 1, retryDelayMs: 250, failOnError: true };
  const state = (failures: number): StepState => ({ ...createStep("a", 3), status: "running", failures });
  const exit = { reason: "exit-code", error: "It exited with 2", exitCode: 2 } as const;

  test("is followed by another one until the retries are used up", () => {
    expect(decideAttempt(step, state(0), { failed: exit, stopping: false })).toEqual({
      type: "step:retrying",
      stepName: "a",
      attempt: 4,
      delayMs: 250,
      ...exit,
    });
    expect(decideAttempt(step, state(1), { failed: exit, stopping: false })).toEqual({ type: "step:failed", stepName: "a", attempt: 3, ...exit });
  });

  test("is the last where the run is ending, the step was stopped, could not be started or its owner gave it up", () => {
    expect(decideAttempt(step, state(0), { failed: exit, stopping: true }).type).toBe("step:failed");
    for (const reason of ["stopped", "owner-fail", "not-started"] as const)
      expect(decideAttempt(step, state(0), { failed: { ...exit, reason }, stopping: false }).type).toBe("step:failed");
  });

  test("completes the step where an exit code is not to matter, and only for an exit code", () => {
    const lenient = { ...step, failOnError: false };
    const failed = { ...exit, output: "half" };
    expect(decideAttempt(lenient, state(0), { failed, stopping: false })).toEqual({
      type: "step:completed",
      stepName: "a",
      attempt: 3,
      reason: "exit",
      exitCode: 2,
      output: "half",
    });
    expect(decideAttempt(lenient, state(1), { failed: { ...exit, reason: "timeout" }, stopping: false }).type).toBe("step:failed");
    expect(decideAttempt(lenient, state(1), { failed: { ...exit, reason: "verification" }, stopping: false }).type).toBe("step:failed");
  });
});
