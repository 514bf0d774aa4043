import { expect, test } from "vitest";
import { parseCustomSteps } from "../../../src/workflow/check/custom-steps/parse-custom-steps.ts";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { checkWorkflow } from "../../../src/workflow/check/check-workflow.ts";
import { REAL_FORMS } from "./cases/real-forms.ts";
import { RIGHT_WORKFLOWS } from "./cases/right-workflows.ts";
import { STEPS_FILE } from "./cases/steps-file.ts";
import { describeChecked } from "./support/describe-checked.ts";

const customSteps = parseCustomSteps(STEPS_FILE, ".relay/steps.yaml").steps;

test.each(Object.entries(RIGHT_WORKFLOWS))("%s has no finding, and is a workflow", (_, { text, request, stepsFile }) => {
  const all = { ...request, ...(stepsFile === true && customSteps && { customSteps }) };
  expect(describeChecked(text, all)).toEqual([]);
  const { written } = parseWorkflowYaml(text, "workflow.yaml");
  expect(written && checkWorkflow(written, all).workflow?.flows.length).toBeGreaterThan(0);
});

test.each(Object.entries(REAL_FORMS))("%s has no error, and no warning but of rights that no run enforces", (_, text) => {
  const findings = describeChecked(text, { ...(text.includes("{{task}}") && { variables: { task: "Add a cart" } }), root: "/home/me/shop" });
  expect(findings.filter((finding) => !/^\d+:\d+ (?:info template-form|warning rights-enforced): /u.test(finding))).toEqual([]);
});

test("a file that is only looked at has no error for values it is not given", () => {
  for (const text of Object.values(REAL_FORMS)) {
    expect(describeChecked(text, { forgiveUnset: true }).filter((finding) => / (?:error|warning) (?!rights-enforced)/u.test(finding))).toEqual([]);
  }
});
