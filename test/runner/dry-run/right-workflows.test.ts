import { expect, test } from "vitest";
import { renderPlan } from "../../../src/report/plan/render-plan.ts";
import { walkPlan } from "../../../src/runner/dry-run/walk-plan.ts";
import { parseCustomSteps } from "../../../src/workflow/check/custom-steps/parse-custom-steps.ts";
import { describePlan } from "../../../src/workflow/dry-run/describe-plan.ts";
import { drawPlan, PLAN_FORMATS } from "../../../src/workflow/dry-run/draw-plan.ts";
import type { Plan } from "../../../src/workflow/plan/plan.ts";
import { readPlan } from "../../../src/workflow/plan/read-plan.ts";
import { RIGHT_WORKFLOWS } from "../../workflow/check/cases/right-workflows.ts";
import { STEPS_FILE } from "../../workflow/check/cases/steps-file.ts";

const customSteps = parseCustomSteps(STEPS_FILE, ".relay/steps.yaml").steps;
const PLANS = Object.entries(RIGHT_WORKFLOWS).map(([name, { text, request, stepsFile }]): readonly [string, Plan | undefined] => {
  const { plan } = readPlan({ text, file: "w.yaml" }, { ...request, ...(stepsFile === true && customSteps && { customSteps }) });
  return [name, plan];
});

test.each(PLANS)("%s is planned, described, drawn and walked to its end", (_name, plan) => {
  expect(plan).toBeDefined();
  if (plan === undefined) return;
  const description = describePlan(plan);
  expect(JSON.parse(JSON.stringify(description))).toEqual(description);
  expect(description.waves.flat().toSorted()).toEqual(plan.steps.map(({ name }) => name).toSorted());
  expect(renderPlan(description, { columns: 80, colour: false }).length).toBeGreaterThan(3);
  for (const format of PLAN_FORMATS) expect(drawPlan(plan, format)).not.toBe("");
  const isBlocked = description.steps.some(({ problems }) => problems.length > 0);
  expect(walkPlan(plan, new Map()).status).toBe(isBlocked ? "failed" : "completed");
});
