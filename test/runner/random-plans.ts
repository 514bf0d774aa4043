import fc from "fast-check";
import type { SchedulePlan } from "../../src/runner/schedule/schedule-plan.ts";

/** How a step of the simulation behaves: it fails `failures` attempts, counted from the start or last resume, then completes after `durationMs`. */
export interface Behaviour {
  readonly failures: number;
  readonly durationMs: number;
}

export interface Scenario {
  readonly plan: SchedulePlan;
  readonly behaviours: Readonly<Record<string, Behaviour>>;
}

/** Random acyclic plans whose dependencies point backwards, in shuffled order, with barriers that hold later steps for earlier ones. */
export const SCENARIOS: fc.Arbitrary<Scenario> = fc
  .record({
    steps: fc.array(
      fc.record({
        edges: fc.array(fc.nat(), { maxLength: 3 }),
        retries: fc.nat({ max: 2 }),
        retryDelayMs: fc.nat({ max: 5 }),
        failures: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) }),
        durationMs: fc.nat({ max: 9 }),
        rank: fc.nat(),
      }),
      { maxLength: 14 },
    ),
    barriers: fc.array(
      fc.record({
        at: fc.nat(),
        waitFor: fc.array(fc.nat(), { maxLength: 4 }),
        holds: fc.array(fc.nat(), { maxLength: 3 }),
        mode: fc.constantFrom("all" as const, "any" as const, "majority" as const),
      }),
      { maxLength: 2 },
    ),
    maxConcurrency: fc.integer({ min: 1, max: 4 }),
    strategy: fc.constantFrom("fail-fast" as const, "continue" as const),
  })
  .map(({ steps, barriers, maxConcurrency, strategy }) => {
    const names = steps.map((_, index) => `s${index}`);
    const pick = (from: number, to: number, wish: readonly number[]): string[] =>
      to <= from ? [] : wish.map((number) => names[from + (number % (to - from))] ?? "");
    const listed = steps.map((step, index) => ({
      name: `s${index}`,
      dependsOn: pick(0, index, step.edges),
      retries: step.retries,
      retryDelayMs: step.retryDelayMs,
      failOnError: true,
    }));
    const rankOf = (name: string): number => steps[Number(name.slice(1))]?.rank ?? 0;
    const plan: SchedulePlan = {
      steps: listed.toSorted((a, b) => rankOf(a.name) - rankOf(b.name)),
      maxConcurrency,
      strategy,
      barriers: barriers.map((barrier, index) => {
        const at = steps.length === 0 ? 0 : barrier.at % steps.length;
        return { name: `b${index}`, mode: barrier.mode, waitFor: pick(0, at, barrier.waitFor), holds: pick(at, steps.length, barrier.holds) };
      }),
    };
    return { plan, behaviours: Object.fromEntries(steps.map(({ failures, durationMs }, index) => [`s${index}`, { failures, durationMs }])) };
  });

/** The same plans with steps that never fail. */
export const HEALTHY: fc.Arbitrary<Scenario> = SCENARIOS.map(({ plan, behaviours }) => ({
  plan,
  behaviours: Object.fromEntries(Object.entries(behaviours).map(([name, { durationMs }]) => [name, { failures: 0, durationMs }])),
}));

/** The same plans with barriers that take too long after some time. */
export const HURRIED: fc.Arbitrary<Scenario> = fc.tuple(SCENARIOS, fc.nat({ max: 12 })).map(([{ plan, behaviours }, timeoutMs]) => ({
  behaviours,
  plan: { ...plan, barriers: plan.barriers.map((barrier) => ({ ...barrier, timeoutMs })) },
}));
