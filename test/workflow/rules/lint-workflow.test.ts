import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintWorkflow, runWorkflowRules } from "../../../src/workflow/rules/lint-workflow.ts";
import type { WorkflowRule } from "../../../src/workflow/rules/rule.ts";
import { WORKFLOW_RULES } from "../../../src/workflow/rules/workflow-rules.ts";
import { valueAt } from "../../../src/workflow/written/value-path.ts";
import { command, step, task } from "./cases/rule-cases.ts";
import { completeExample } from "./support/parse-example.ts";

const COMMIT = completeExample({ swarm: { timeoutMs: 3_600_000 }, ...task("Fix it and commit your changes.") });

describe("lintWorkflow", () => {
  test("gives rule, severity, path, place in the text, message and hint", () => {
    expect(lintWorkflow(COMMIT)).toEqual([
      {
        rule: "task-commit-absent",
        severity: "warning",
        path: ["workflows", 0, "steps", 0, "task"],
        part: "value",
        within: { start: 11, end: 30 },
        message: "Unexpected commit asked of the agent in `one`, expected a deterministic step to make it",
        hint: "Remove it from the task, and add a step with `type: deterministic` that runs `git commit`.",
      },
    ]);
  });

  test("weighs what settings weigh, and leaves out what they switch off", () => {
    expect(lintWorkflow(COMMIT, { rules: { "task-commit-absent": "error" } })).toMatchObject([{ severity: "error" }]);
    expect(lintWorkflow(COMMIT, { rules: { "task-commit-absent": "off" } })).toEqual([]);
  });

  test("tells of a rule that throws, and goes on", () => {
    const base = { severity: "warning", summary: "", why: "", examples: { wrong: "", right: "" } } as const;
    const broken: WorkflowRule = {
      ...base,
      name: "broken",
      check() {
        throw new Error("out of luck.");
      },
    };
    const found = runWorkflowRules(COMMIT, [broken, ...WORKFLOW_RULES.filter(({ name }) => name === "task-commit-absent")]);
    expect(found.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)).toEqual([
      "error rule-crashed: Rule `broken` failed: out of luck",
      "warning task-commit-absent: Unexpected commit asked of the agent in `one`, expected a deterministic step to make it",
    ]);
  });

  test("looks at agents whose tasks are the steps", () => {
    const workflow = completeExample({ workflows: undefined, agents: [{ name: "a", cli: "codex", preset: "worker", task: "Fix it. Then git push." }] });
    expect(lintWorkflow(workflow).map(({ rule, path }) => [rule, ...path].join(" "))).toContain("task-commit-absent agents 0 task");
  });

  test("tells the flow of a step", () => {
    const workflow = completeExample({
      workflows: [
        { name: "a", steps: [command("x", "ls")] },
        { name: "b", steps: [step("y", "Then git push.")] },
      ],
      agents: [{ name: "dev", cli: "codex", preset: "worker" }],
      swarm: { timeoutMs: 3_600_000 },
    });
    expect(lintWorkflow(workflow).map(({ path }) => path.join(" "))).toEqual(["workflows 1 steps 0 task"]);
  });
});

describe("every rule", () => {
  const words = fc.constantFrom(
    "Read",
    "Write",
    "src/a.ts",
    "wait",
    "for",
    "commit",
    "git",
    "push",
    "/exit",
    "then",
    "s0",
    "s1",
    "all",
    ".",
    "\n",
    "-",
    "1.",
    "not",
    "{{steps.s0.output}}",
    "😀",
    "`",
  );
  const text = fc.array(words, { minLength: 1, maxLength: 30 }).map((list) => `x ${list.join(" ")}`);

  test("gives places that exist and stretches inside the text, for any task", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (tasks) => {
        const steps = tasks.map((each, place) =>
          step(`s${place}`, place === 0 ? each.replaceAll("{{steps.s0.output}}", "") : each, { dependsOn: place === 0 ? [] : [`s${place - 1}`] }),
        );
        const workflow = completeExample({ steps });
        for (const { rule, path, within, message, hint } of lintWorkflow(workflow)) {
          expect(rule).not.toBe("rule-crashed");
          const value = valueAt(workflow.written, path);
          expect(value).toBeDefined();
          if (within !== undefined) expect(String(value).slice(within.start, within.end).length).toBe(within.end - within.start);
          expect(message).toMatch(/^Unexpected .*[^.]$/su);
          expect(hint).toMatch(/[.]$/u);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Twenty thousand steps in which every rule has something to look at. */
function large(count: number): unknown[] {
  return Array.from({ length: count }, (_, place) => {
    const before = [place - 1, place - 2, place - 50].filter((other) => other >= 0).map((other) => `build-${other}`);
    const text = `Read src/a${place}.ts and wait for build-${(place * 7) % count} until it is done.\n- Update src/b.ts\n- Create docs/c.md\nThen commit your changes. {{steps.${before[0] ?? `build-${place}`}.output}}`;
    return step(`build-${place}`, place === 0 ? "Start." : text, { agent: `dev-${place % 100}`, dependsOn: before });
  });
}

test("twenty thousand steps are linted in one pass", () => {
  const agents = Array.from({ length: 100 }, (_, place) => ({ name: `dev-${place}`, cli: "claude", role: place % 2 === 0 ? "Lead" : "Worker" }));
  const workflow = completeExample({ swarm: { maxConcurrency: 16 }, agents, steps: large(20_000) });
  const found = lintWorkflow(workflow);
  expect(found.filter(({ rule }) => rule === "task-commit-absent")).toHaveLength(1000);
  expect(found.some(({ rule }) => rule === "rule-crashed")).toBe(false);
});
