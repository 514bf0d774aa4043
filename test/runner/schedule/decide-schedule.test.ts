import { describe, expect, test } from "vitest";
import type { EventBody, RunEvent } from "../../../src/runner/journal/run-event.ts";
import { createScheduler, decideSchedule } from "../../../src/runner/schedule/create-scheduler.ts";
import type { Decision } from "../../../src/runner/schedule/decision.ts";
import type { ScheduleBarrier, SchedulePlan, ScheduleStep } from "../../../src/runner/schedule/schedule-plan.ts";
import { createFold, foldEvents } from "../../../src/runner/state/fold-events.ts";
import type { StepState } from "../../../src/runner/state/run-state.ts";

const START_MS = Date.UTC(2026, 10, 21, 10);
const STARTED: EventBody = { type: "run:started", workflow: "w", sourceDigest: "d" };
const begin = (stepName: string): EventBody => ({ type: "step:started", stepName, attempt: 1 });
const complete = (stepName: string): EventBody => ({ type: "step:completed", stepName, attempt: 1, reason: "exit", output: "" });
const fail = (stepName: string): EventBody => ({ type: "step:failed", stepName, attempt: 1, reason: "exit-code", error: "It exited with 1" });
const skipped = (stepName: string, because: string): EventBody => ({ type: "step:skipped", stepName, reason: "dependency", because });

/** `{ b: ["a"] }`: b depends on a. */
function planOf(edges: Readonly<Record<string, readonly string[]>>, rest: Partial<SchedulePlan> = {}): SchedulePlan {
  const steps = Object.entries(edges).map(([name, dependsOn]): ScheduleStep => ({ name, dependsOn, retries: 0, retryDelayMs: 0, failOnError: true }));
  return { steps, maxConcurrency: 4, strategy: "fail-fast", barriers: [], ...rest };
}

/** Events come one second after the other. */
function eventsOf(bodies: readonly EventBody[]): readonly RunEvent[] {
  return bodies.map((body, index) => ({ seq: index + 1, time: new Date(START_MS + index * 1000).toISOString(), runId: "r1", ...body }));
}

/** Decides after some events, from the whole state and event by event, and expects the same. */
function decide(plan: SchedulePlan, bodies: readonly EventBody[], afterMs = bodies.length * 1000): Decision {
  const events = eventsOf([STARTED, ...bodies]);
  const fold = createFold();
  const scheduler = createScheduler(plan, fold.state);
  for (const event of events) {
    fold.apply(event);
    scheduler.observe(event);
  }
  const whole = decideSchedule(plan, foldEvents(events), START_MS + afterMs);
  expect(scheduler.decide(START_MS + afterMs)).toEqual(whole);
  return whole;
}

const NONE = { start: [], skip: [], stop: [], timedOutBarriers: [] };

describe("what to do next", () => {
  test("is nothing before a run began and after it ended", () => {
    expect(decideSchedule(planOf({ a: [] }), foldEvents([]), START_MS)).toEqual(NONE);
    expect(decide(planOf({ a: [] }), [{ type: "run:cancelled", reason: "abort" }])).toEqual(NONE);
  });

  test("is to start what depends on nothing, in the order of the plan and up to the limit", () => {
    const plan = planOf({ d: ["c"], c: [], b: [], a: [] }, { maxConcurrency: 2 });
    expect(decide(plan, [])).toEqual({ ...NONE, start: ["c", "b"] });
    expect(decide(plan, [begin("c")])).toEqual({ ...NONE, start: ["b"] });
    expect(decide(plan, [begin("c"), begin("b")])).toEqual(NONE);
    expect(decide(plan, [begin("c"), begin("b"), complete("c")])).toEqual({ ...NONE, start: ["d"] });
  });

  test("is the end where there are no steps, or all completed", () => {
    expect(decide(planOf({}), [])).toEqual({ ...NONE, end: { status: "completed", unfinished: [] } });
    expect(decide(planOf({ a: [] }), [begin("a"), complete("a")])).toEqual({ ...NONE, end: { status: "completed", unfinished: [] } });
  });

  test("is to stop and skip everything else after a failure that ends the run", () => {
    const plan = planOf({ a: [], b: [], c: ["a"], d: [] }, { maxConcurrency: 2 });
    const failed = [begin("a"), begin("b"), fail("a")];
    const skip = [
      { stepName: "c", reason: "dependency", because: "a" },
      { stepName: "d", reason: "stopped", because: "a" },
    ];
    expect(decide(plan, failed)).toEqual({ ...NONE, stop: ["b"], skip });
    const rest = [skipped("c", "a"), skipped("d", "a")];
    expect(decide(plan, [...failed, ...rest])).toEqual({ ...NONE, stop: ["b"] });
    expect(decide(plan, [...failed, ...rest, complete("b")])).toEqual({ ...NONE, end: { status: "failed", unfinished: ["a", "c", "d"] } });
  });

  test("is to skip what depends on a failed step and to go on with the rest where the strategy is to continue", () => {
    const plan = planOf({ a: [], b: [], c: ["a"], d: ["c"], e: ["b"] }, { strategy: "continue" });
    expect(decide(plan, [begin("a"), begin("b"), fail("a"), complete("b")])).toEqual({
      ...NONE,
      start: ["e"],
      skip: [
        { stepName: "c", reason: "dependency", because: "a" },
        { stepName: "d", reason: "dependency", because: "c" },
      ],
    });
  });

  test("is to wait for the time of a retry, and then to start it", () => {
    const plan = planOf({ a: [], b: ["a"] });
    const retrying: EventBody = { type: "step:retrying", stepName: "a", attempt: 2, delayMs: 5000, reason: "timeout", error: "x" };
    expect(decide(plan, [begin("a"), retrying])).toEqual({ ...NONE, wakeAtMs: START_MS + 7000 });
    expect(decide(plan, [begin("a"), retrying], 7000)).toEqual({ ...NONE, start: ["a"] });
    expect(decide(plan, [begin("a"), retrying, { type: "run:paused" }], 7000)).toEqual(NONE);
  });

  test("is no more attempt of a step whose sibling failed while it was running", () => {
    const retrying: EventBody = { type: "step:retrying", stepName: "a", attempt: 2, delayMs: 0, reason: "timeout", error: "x" };
    expect(decide(planOf({ a: [], b: [] }), [begin("a"), begin("b"), fail("b"), retrying])).toEqual({
      ...NONE,
      skip: [{ stepName: "a", reason: "stopped", because: "b" }],
    });
  });

  test("is nothing new while a run is paused, and its end when what runs was the last", () => {
    const plan = planOf({ a: [], b: ["a"] });
    expect(decide(plan, [begin("a"), { type: "run:paused" }, complete("a")])).toEqual(NONE);
    expect(decide(plan, [begin("a"), { type: "run:paused" }, complete("a"), { type: "run:unpaused" }])).toEqual({ ...NONE, start: ["b"] });
    expect(decide(planOf({ a: [] }), [begin("a"), { type: "run:paused" }, complete("a")]).end?.status).toBe("completed");
  });

  test.each([
    ["abort", "cancelled"],
    ["signal", "cancelled"],
    ["timeout", "failed"],
  ] as const)("is to end what runs after %s, leaving the rest for a resume, and then the run as %s", (reason, status) => {
    const plan = planOf({ a: [], b: ["a"] });
    const stopping: EventBody = { type: "run:stopping", reason };
    expect(decide(plan, [begin("a"), stopping])).toEqual({ ...NONE, stop: ["a"] });
    expect(decide(plan, [begin("a"), stopping, fail("a")])).toEqual({ ...NONE, end: { status, unfinished: ["a", "b"] } });
  });

  test.each([
    ["depend on each other", planOf({ a: ["b"], b: ["a"] })],
    ["depend on themselves", planOf({ a: ["a"], b: ["a"] })],
    ["depend on steps that are not there", planOf({ a: ["x"], b: ["a"] })],
  ])("is to end the run as failed, not to hang, where steps %s", (_, plan) => {
    expect(decide(plan, [])).toEqual({ ...NONE, end: { status: "failed", unfinished: ["a", "b"] } });
  });

  test("counts a dependency that is named twice once", () => {
    expect(decide(planOf({ a: [], b: ["a", "a"] }), [begin("a"), complete("a")])).toEqual({ ...NONE, start: ["b"] });
  });
});

describe("a barrier", () => {
  const barrier = (rest: Partial<ScheduleBarrier> = {}): ScheduleBarrier => ({ name: "gate", waitFor: ["a", "b", "c"], holds: ["z"], mode: "all", ...rest });
  const plan = (rest: Partial<ScheduleBarrier> = {}, strategy: SchedulePlan["strategy"] = "continue"): SchedulePlan =>
    planOf({ a: [], b: [], c: [], z: [], other: ["z"] }, { barriers: [barrier(rest)], strategy });
  const begun = [begin("a"), begin("b"), begin("c")];

  test.each([
    ["all", ["a", "b", "c"]],
    ["majority", ["a", "b"]],
    ["any", ["a"]],
  ] as const)("of %s lets its steps go when enough have completed, and not before", (mode, names) => {
    const done = names.map((name) => complete(name));
    expect(decide(plan({ mode }), [...begun, ...done.slice(0, -1)]).start).toEqual([]);
    expect(decide(plan({ mode }), [...begun, ...done]).start).toEqual(["z"]);
  });

  test("that can no longer be passed takes its steps and theirs with it", () => {
    const skip = [
      { stepName: "z", reason: "barrier", because: "gate" },
      { stepName: "other", reason: "dependency", because: "z" },
    ];
    expect(decide(plan(), [...begun, fail("b")]).skip).toEqual(skip);
    expect(decide(plan({ mode: "majority" }), [...begun, fail("b")]).skip).toEqual([]);
    expect(decide(plan({ mode: "majority" }), [...begun, fail("b"), fail("c")]).skip).toEqual(skip);
    expect(decide(plan({ mode: "any" }), [...begun, fail("b"), fail("c")]).skip).toEqual([]);
    expect(decide(plan({ waitFor: ["a", "nobody"] }), []).skip).toEqual(skip);
  });

  test("counts a step that is skipped once, also after it was", () => {
    const edges = planOf(
      { a: [], b: ["a"], c: [], d: [], z: [] },
      { strategy: "continue", barriers: [barrier({ waitFor: ["b", "c", "d"], mode: "majority" })] },
    );
    const events = [begin("a"), begin("c"), begin("d"), fail("a"), skipped("b", "a")];
    expect(decide(edges, events).skip).toEqual([]);
    expect(decide(edges, [...events, complete("c"), complete("d")]).start).toEqual(["z"]);
  });

  test("that waits for nothing holds nothing", () => {
    expect(decide(plan({ waitFor: [] }), []).start).toEqual(["a", "b", "c", "z"]);
  });

  test("counts its time from when as many steps have begun as it needs, so that a chain of them has its time too", () => {
    const chain = planOf({ a: [], b: ["a"], c: ["b"], z: [] }, { barriers: [barrier({ timeoutMs: 10_000 })], strategy: "continue" });
    const upToB = [begin("a"), complete("a"), begin("b")];
    expect(decide(chain, upToB, 60_000)).toMatchObject({ timedOutBarriers: [], skip: [] });
    expect(decide(chain, upToB)).not.toHaveProperty("wakeAtMs");
    expect(decide(chain, [...upToB, complete("b"), begin("c")])).toMatchObject({ wakeAtMs: START_MS + 15_000, timedOutBarriers: [] });
    expect(decide(plan({ timeoutMs: 10_000, mode: "majority" }), [begin("b")])).not.toHaveProperty("wakeAtMs");
    expect(decide(plan({ timeoutMs: 10_000, mode: "majority" }), [begin("b"), begin("a")])).toMatchObject({ wakeAtMs: START_MS + 12_000 });
    expect(decide(plan({ timeoutMs: 10_000, mode: "any" }), [begin("b"), begin("a")])).toMatchObject({ wakeAtMs: START_MS + 11_000 });
  });

  test("that takes too long is told, and what it holds is skipped", () => {
    const slow = plan({ timeoutMs: 10_000 });
    expect(decide(slow, [])).not.toHaveProperty("wakeAtMs");
    expect(decide(slow, begun)).toMatchObject({ wakeAtMs: START_MS + 13_000, timedOutBarriers: [] });
    expect(decide(slow, begun, 13_000)).toMatchObject({ timedOutBarriers: ["gate"], skip: [] });
    const late = [...begun, { type: "barrier:timed-out", barrier: "gate" }] as const;
    expect(decide(slow, late)).toMatchObject({
      timedOutBarriers: [],
      skip: [
        { stepName: "z", reason: "barrier-timeout", because: "gate" },
        { stepName: "other", reason: "dependency", because: "z" },
      ],
    });
    expect(decide(plan({ timeoutMs: 10_000 }, "fail-fast"), late).stop).toEqual(["a", "b", "c"]);
  });
});

describe("the cost of scheduling", () => {
  /** Counts how often steps of the state are looked up: a look at all of them at every event would be a square. */
  function lookups(plan: SchedulePlan): number {
    const fold = createFold();
    let count = 0;
    const steps = new Proxy(fold.state.steps, {
      get(map, key) {
        if (key !== "get") return Reflect.get(map, key);
        return (name: string): StepState | undefined => {
          count += 1;
          return map.get(name);
        };
      },
    });
    const state = new Proxy(fold.state, { get: (target, key) => (key === "steps" ? steps : Reflect.get(target, key)) });
    const scheduler = createScheduler(plan, state);
    let seq = 0;
    const append = (body: EventBody): void => {
      seq += 1;
      const event = { seq, time: new Date(START_MS).toISOString(), runId: "r1", ...body };
      fold.apply(event);
      scheduler.observe(event);
    };
    append(STARTED);
    for (;;) {
      const { start, end } = scheduler.decide(START_MS);
      if (end !== undefined) return count;
      for (const name of start) append(begin(name));
      for (const name of start) append(complete(name));
    }
  }

  test.each([
    ["a chain", (index: number) => (index === 0 ? [] : [`s${index - 1}`])],
    ["a fan-out", (index: number) => (index === 0 ? [] : ["s0"])],
  ])("of %s grows with its steps, not with their square", (_, edges) => {
    const chain = (length: number): SchedulePlan => planOf(Object.fromEntries(Array.from({ length }, (__, index) => [`s${index}`, edges(index)])));
    expect(lookups(chain(2000))).toBeLessThan(20 * 2000);
  });
});
