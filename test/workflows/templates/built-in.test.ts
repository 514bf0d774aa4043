import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/workflow/plan/read-plan.ts";

const FOLDER = resolve(import.meta.dirname, "../../../workflow-templates");

describe.each([
  ["feature-dev", "hub-spoke", 7],
  ["bug-fix", "hub-spoke", 7],
  ["code-review", "fan-out", 5],
  ["security-audit", "pipeline", 6],
  ["refactor", "hierarchical", 7],
  ["documentation", "handoff", 6],
])("the template %s", (name, pattern, steps) => {
  const text = readFileSync(join(FOLDER, `${name}.yaml`), "utf8");

  test("has nothing that the checker or the rules find, once its task is given", () => {
    const { plan, findings } = readPlan({ text, file: `${name}.yaml` }, { variables: { task: "Add a login" } });
    expect(findings).toEqual([]);
    expect(plan).toMatchObject({ name, flow: name, pattern, channel: `wf-${name}` });
    expect(plan?.steps).toHaveLength(steps);
    expect(plan?.agents.filter(({ interactive }) => interactive).map(({ preset }) => preset)).toEqual(
      plan?.agents.some(({ preset }) => preset === "lead") === true ? ["lead"] : [],
    );
  });

  test("asks for its task", () => {
    const { plan, findings } = readPlan({ text, file: `${name}.yaml` });
    expect(plan).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).toContain("variable-set");
  });
});
