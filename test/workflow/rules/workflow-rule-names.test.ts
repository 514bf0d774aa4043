import { expect, test } from "vitest";
import { WORKFLOW_RULE_NAMES } from "../../../src/workflow/rules/workflow-rule-names.ts";
import { WORKFLOW_RULES } from "../../../src/workflow/rules/workflow-rules.ts";

test("the names are those of all rules", () => {
  expect(WORKFLOW_RULE_NAMES).toEqual(WORKFLOW_RULES.map(({ name }) => name));
});
