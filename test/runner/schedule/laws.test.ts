import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../../src/runner/journal/run-event.ts";
import { decideSchedule } from "../../../src/runner/schedule/create-scheduler.ts";
import type { SchedulePlan } from "../../../src/runner/schedule/schedule-plan.ts";
import { foldEvents } from "../../../src/runner/state/fold-events.ts";
import { type RunState, stepOf } from "../../../src/runner/state/run-state.ts";
import { HEALTHY, HURRIED, SCENARIOS } from "../random-plans.ts";
import { simulate } from "../simulate.ts";

function isDone(state: RunState, name: string): boolean {
  return stepOf(state, name).status === "completed";
}

/** Whether a step could start, told the slow way. */
function couldStart(plan: SchedulePlan, state: RunState, name: string): boolean {
  const step = plan.steps.find((one) => one.name === name);
  const barriersOpen = plan.barriers
    .filter(({ holds }) => holds.includes(name))
    .every(({ waitFor, mode }) => {
      const names = [...new Set(waitFor)];
      const done = names.filter((one) => isDone(state, one)).length;
      if (mode === "all") return done === names.length;
      return mode === "any" ? done > 0 || names.length === 0 : done * 2 > names.length || names.length === 0;
    });
  return step !== undefined && barriersOpen && step.dependsOn.every((one) => isDone(state, one));
}

const statuses = (events: readonly RunEvent[]): Record<string, string> =>
  Object.fromEntries([...foldEvents(events).steps.values()].map(({ name, status }) => [name, status]));

describe("a run of random steps", () => {
  test("starts no step before its dependencies and barriers, and never more than the limit", () => {
    fc.assert(
      fc.property(SCENARIOS, (scenario) => {
        const { plan } = scenario;
        simulate(scenario, {
          appended(event, before) {
            if (event.type !== "step:started") return;
            expect(couldStart(plan, before, event.stepName)).toBe(true);
            expect(["pending", "waiting"]).toContain(stepOf(before, event.stepName).status);
            expect(plan.steps.filter(({ name }) => stepOf(before, name).status === "running").length).toBeLessThan(plan.maxConcurrency);
          },
        });
      }),
      { numRuns: 200 },
    );
  });

  test("leaves no slot free while a step could start", () => {
    fc.assert(
      fc.property(SCENARIOS, (scenario) => {
        const { plan } = scenario;
        simulate(scenario, {
          settled(state, nowMs) {
            const of = (status: string): readonly string[] => plan.steps.map(({ name }) => name).filter((name) => stepOf(state, name).status === status);
            const failed = of("failed").length > 0 && plan.strategy === "fail-fast";
            if (failed || of("running").length >= plan.maxConcurrency) return;
            expect(of("pending").filter((name) => couldStart(plan, state, name))).toEqual([]);
            expect(of("waiting").filter((name) => (stepOf(state, name).retryAtMs ?? 0) <= nowMs)).toEqual([]);
          },
        });
      }),
      { numRuns: 200 },
    );
  });

  test("ends as completed where every step completed, and as failed where any did not", () => {
    fc.assert(
      fc.property(SCENARIOS, (scenario) => {
        const state = foldEvents(simulate(scenario));
        const all = scenario.plan.steps.every(({ name }) => isDone(state, name));
        expect(state.status).toBe(all ? "completed" : "failed");
        expect(
          scenario.plan.steps.map(({ name }) => stepOf(state, name).status).filter((status) => !["completed", "failed", "skipped"].includes(status)),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("tries a step as often as its retries say and no more", () => {
    fc.assert(
      fc.property(SCENARIOS, (scenario) => {
        const state = foldEvents(simulate(scenario));
        for (const { name, retries } of scenario.plan.steps) {
          const step = stepOf(state, name);
          expect(step.attempts).toBeLessThanOrEqual(retries + 1);
          const failures = scenario.behaviours[name]?.failures ?? 0;
          if (step.status === "failed" && step.failure === "exit-code") expect(step.attempts).toBe(retries + 1);
          if (step.status === "completed") expect(step.attempts).toBe(failures + 1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("goes on with everything that does not depend on a failed step where the strategy is to continue", () => {
    fc.assert(
      fc.property(SCENARIOS, ({ plan, behaviours }) => {
        const scenario = { behaviours, plan: { ...plan, barriers: [], strategy: "continue" as const } };
        const state = foldEvents(simulate(scenario));
        const works = (name: string): boolean => {
          const step = plan.steps.find((one) => one.name === name);
          return step !== undefined && (behaviours[name]?.failures ?? 0) <= step.retries && step.dependsOn.every(works);
        };
        for (const { name } of plan.steps) expect(isDone(state, name)).toBe(works(name));
      }),
      { numRuns: 200 },
    );
  });

  test("ends too where barriers take too long, completed only where every step completed", () => {
    fc.assert(
      fc.property(HURRIED, (scenario) => {
        const state = foldEvents(simulate(scenario));
        const all = scenario.plan.steps.every(({ name }) => isDone(state, name));
        expect(state.status).toBe(all ? "completed" : "failed");
        for (const { name, holds } of scenario.plan.barriers) {
          // What had not started when the barrier timed out did not start afterwards.
          if (state.timedOutBarriers.has(name)) expect(holds.filter((held) => isDone(state, held))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("is decided event by event as from the whole state", () => {
    fc.assert(
      fc.property(fc.oneof(SCENARIOS, HURRIED), (scenario) => {
        const events: RunEvent[] = [];
        simulate(scenario, {
          appended: (event) => void events.push(event),
          decided(decision, _, nowMs) {
            const whole = decideSchedule(scenario.plan, foldEvents(events), nowMs);
            // Which of several reasons a skipped step is told may depend on which came first.
            const names = ({ skip, ...rest }: typeof decision): unknown => ({ ...rest, skip: skip.map(({ stepName }) => stepName) });
            expect(names(decision)).toEqual(names(whole));
          },
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe("a run that is killed after any event and resumed", () => {
  test("ends as the uninterrupted one, and runs no completed step twice", () => {
    fc.assert(
      fc.property(HEALTHY, (scenario) => {
        const whole = simulate(scenario);
        for (let cut = 1; cut <= whole.length; cut += 1) {
          const earlier = whole.slice(0, cut);
          const resumed = simulate(scenario, {}, earlier);
          expect(statuses(resumed)).toEqual(statuses(whole));
          expect(foldEvents(resumed).status).toBe("completed");
          const completions = resumed.filter(({ type }) => type === "step:completed").length;
          expect(completions).toBe(scenario.plan.steps.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("ends as the uninterrupted one too where steps fail, with the strategy to continue", () => {
    fc.assert(
      fc.property(SCENARIOS, ({ plan, behaviours }) => {
        const scenario = { behaviours, plan: { ...plan, strategy: "continue" as const } };
        const whole = simulate(scenario);
        for (let cut = 1; cut <= whole.length; cut += 1) {
          const resumed = simulate(scenario, {}, whole.slice(0, cut));
          expect(statuses(resumed)).toEqual(statuses(whole));
          expect(foldEvents(resumed).status).toBe(foldEvents(whole).status);
          const completions = resumed.flatMap((event) => (event.type === "step:completed" ? [event.stepName] : []));
          expect(completions.length).toBe(new Set(completions).size);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("ends with the same status where it stops at the first failure, and keeps what completed", () => {
    fc.assert(
      fc.property(SCENARIOS, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), ({ plan, behaviours }, cuts) => {
        const scenario = { behaviours, plan: { ...plan, strategy: "fail-fast" as const } };
        const whole = simulate(scenario);
        let events = whole;
        for (const cut of cuts) events = simulate(scenario, {}, events.slice(0, 1 + (cut % events.length)));
        expect(foldEvents(events).status).toBe(foldEvents(whole).status);
        const completions = events.flatMap((event) => (event.type === "step:completed" ? [event.stepName] : []));
        expect(completions.length).toBe(new Set(completions).size);
      }),
      { numRuns: 200 },
    );
  });
});
