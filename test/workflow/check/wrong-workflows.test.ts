import { describe, expect, test } from "vitest";
import { parseCustomSteps } from "../../../src/workflow/check/custom-steps/parse-custom-steps.ts";
import { PROBLEM_RULES } from "../../../src/workflow/checked/problem-rules.ts";
import { STEPS_FILE } from "./cases/steps-file.ts";
import type { WrongCase } from "./cases/wrong-case.ts";
import { WRONG_COMMANDS } from "./cases/wrong-commands.ts";
import { WRONG_NAMES } from "./cases/wrong-names.ts";
import { WRONG_PATHS } from "./cases/wrong-paths.ts";
import { WRONG_REFERENCES } from "./cases/wrong-references.ts";
import { WRONG_USE } from "./cases/wrong-use.ts";
import { WRONG_VARIABLES } from "./cases/wrong-variables.ts";
import { describeChecked } from "./support/describe-checked.ts";

const THEMES: Readonly<Record<string, readonly WrongCase[]>> = {
  names: WRONG_NAMES,
  references: WRONG_REFERENCES,
  variables: WRONG_VARIABLES,
  commands: WRONG_COMMANDS,
  paths: WRONG_PATHS,
  "`use`": WRONG_USE,
};
const CASES = Object.values(THEMES).flat();
const customSteps = parseCustomSteps(STEPS_FILE, ".relay/steps.yaml").steps;

describe.each(Object.entries(THEMES))("a workflow that is wrong in %s has exactly one finding:", (_, cases) => {
  test.each(cases)("$text", ({ text, finding, request, stepsFile }) => {
    expect(describeChecked(text, { ...request, ...(stepsFile === true && customSteps && { customSteps }) })).toEqual([finding]);
  });
});

test("the table has at least 120 wrong workflows, and every rule of the checker", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(120);
  const told = new Set(CASES.map(({ finding }) => / (?:error|warning|info) ([a-z-]+):/u.exec(finding)?.[1]));
  const rules = Object.keys(PROBLEM_RULES);
  expect(rules.slice(rules.indexOf("workflow-known")).filter((rule) => !told.has(rule))).toEqual([]);
});
