import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planOf } from "../plan-of.ts";
import { HEALTHY } from "../random-plans.ts";
import { temporaryFolder } from "./by-hand.ts";
import { crashAt, crashPoints, runWhole } from "./crash-points.ts";

const SEED = 20_261_121;
const RUNS = 50;

describe("a run whose runner is killed", () => {
  test(
    `behind any event, or within one, gives the same outputs and does no finished step again (${RUNS} random workflows, seed ${SEED})`,
    { timeout: 120_000 },
    async () => {
      const root = temporaryFolder();
      let points = 0;
      await fc.assert(
        fc.asyncProperty(HEALTHY, fc.integer({ min: 1, max: 1_000_000 }), async ({ plan: schedule }, seed) => {
          const { steps, maxConcurrency, strategy, barriers } = schedule;
          const plan = planOf(steps, { maxConcurrency, strategy, barriers });
          const { outcome, folder } = await runWhole(plan, root, seed);
          for (const { bytes } of crashPoints(folder)) {
            const resumed = await crashAt(plan, folder, { bytes, seed: seed + bytes });
            expect(resumed, `killed at byte ${bytes}`).toEqual({ outcome, twice: [] });
            points += 1;
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
      expect(points).toBeGreaterThan(400);
    },
  );
});
