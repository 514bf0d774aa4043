import { describe, expect, test } from "vitest";
import { WORKFLOW_RULES } from "../../../src/workflow/rules/workflow-rules.ts";
import { ORDER_CASES } from "./cases/order-cases.ts";
import { STEP_CASES } from "./cases/step-cases.ts";
import { SWARM_CASES } from "./cases/swarm-cases.ts";
import { TASK_CASES } from "./cases/task-cases.ts";
import { completeExample } from "./support/parse-example.ts";
import { rulesFound } from "./support/rules-found.ts";

const CASES = [...TASK_CASES, ...SWARM_CASES, ...STEP_CASES, ...ORDER_CASES];

describe.each(CASES)("$rule", ({ rule, wrong, right }) => {
  test.each(wrong)("finds what is wrong in %j", (piece) => {
    expect(rulesFound(completeExample(piece), rule)).not.toEqual([]);
  });

  test.each(right)("finds nothing in %j", (piece) => {
    expect(rulesFound(completeExample(piece), rule)).toEqual([]);
  });
});

test("every rule is tried on four wrong workflows and four near misses at least", () => {
  const tried = CASES.filter(({ wrong, right }) => wrong.length >= 4 && right.length >= 4).map(({ rule }) => rule);
  expect(tried.sort()).toEqual(WORKFLOW_RULES.map(({ name }) => name));
});
