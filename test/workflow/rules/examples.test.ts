import { describe, expect, test } from "vitest";
import { WORKFLOW_RULES } from "../../../src/workflow/rules/workflow-rules.ts";
import { parseExample } from "./support/parse-example.ts";
import { rulesFound } from "./support/rules-found.ts";

describe.each(WORKFLOW_RULES)("$name", ({ name, examples }) => {
  test("finds what is wrong in its wrong example", () => {
    expect(rulesFound(parseExample(examples.wrong), name)).not.toEqual([]);
  });

  test("finds nothing in its right example", () => {
    expect(rulesFound(parseExample(examples.right), name)).toEqual([]);
  });
});

test("rules have names of their own and stand in their order", () => {
  const names = WORKFLOW_RULES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].sort());
});
