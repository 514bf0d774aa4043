import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { SchedulePlan } from "../../src/runner/schedule/schedule-plan.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import { planOf } from "../../test/runner/plan-of.ts";
import { HEALTHY } from "../../test/runner/random-plans.ts";
import { crashAt, crashPoints, runWhole } from "../../test/runner/run/crash-points.ts";

/** `npx tsx run.ts [workflows] [seed]`: kills the runner of random workflows behind every event and within every third, resumes, and compares with the run that nobody killed. */
const [workflows = 50, seed = 20_261_121] = process.argv.slice(2).map(Number);

interface Tally {
  steps: number;
  points: number;
  within: number;
  otherOutcomes: number;
  doneTwice: number;
}

await main();

async function main(): Promise<void> {
  const tally: Tally = { steps: 0, points: 0, within: 0, otherOutcomes: 0, doneTwice: 0 };
  for (const [number, { plan: schedule }] of fc.sample(HEALTHY, { numRuns: workflows, seed }).entries()) {
    const root = realpathSync(mkdtempSync(`${tmpdir()}/crash-points-`));
    try {
      await judge(toPlan(schedule), { root, seed: seed + number, tally });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  const { steps, points, within, otherOutcomes, doneTwice } = tally;
  console.log("| workflows | steps | crash points | of these within an event | other final outputs | finished steps done again |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  console.log(`| ${[workflows, steps, points, within, otherOutcomes, doneTwice].join(" | ")} |`);
  process.exitCode = otherOutcomes + doneTwice === 0 ? 0 : 1;
}

function toPlan({ steps, maxConcurrency, strategy, barriers }: SchedulePlan): Plan {
  return planOf(steps, { maxConcurrency, strategy, barriers });
}

async function judge(plan: Plan, { root, seed: own, tally }: { readonly root: string; readonly seed: number; readonly tally: Tally }): Promise<void> {
  const { outcome, folder } = await runWhole(plan, root, own);
  tally.steps += plan.steps.length;
  for (const { bytes, isWithin } of crashPoints(folder)) {
    const resumed = await crashAt(plan, folder, { bytes, seed: own + bytes });
    tally.points += 1;
    if (isWithin) tally.within += 1;
    if (!isDeepStrictEqual(resumed.outcome, outcome)) tally.otherOutcomes += 1;
    tally.doneTwice += resumed.twice.length;
  }
}
