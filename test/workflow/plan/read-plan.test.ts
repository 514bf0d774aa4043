import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlan, readPlanOfConfig } from "../../../src/workflow/plan/read-plan.ts";

/** The shape of README "YAML Format". */
const README = `version: "1.0"
name: my-workflow
description: "Optional description"
swarm: { pattern: dag, maxConcurrency: 3, timeoutMs: 3600000, channel: my-channel }
agents:
  - { name: backend, cli: claude, role: "Backend engineer", constraints: { model: opus, timeoutMs: 600000, retries: 2 } }
  - { name: tester, cli: codex, role: "Test engineer", interactive: false }
workflows:
  - name: build-and-test
    onError: retry
    steps:
      - { name: build-api, agent: backend, task: "Build the REST API", verification: { type: output_contains, value: BUILD_COMPLETE }, retries: 1 }
      - { name: write-tests, agent: tester, task: "Write tests for: {{steps.build-api.output}}", dependsOn: [build-api] }
      - { name: run-tests, agent: tester, task: "Run {{what}}", dependsOn: [write-tests], verification: { type: exit_code, value: "0" } }
errorHandling: { strategy: retry, maxRetries: 2, retryDelayMs: 5000, notifyChannel: my-channel }
`;

describe("reading a plan", () => {
  test("gives plan, workflow and what could be better", () => {
    const { plan, workflow, findings } = readPlan({ text: README, file: "relay.yaml" }, { variables: { what: "all" } });
    expect(plan?.steps.map(({ name, retries, retryDelayMs }) => [name, retries, retryDelayMs])).toEqual([
      ["build-api", 1, 5000],
      ["write-tests", 2, 5000],
      ["run-tests", 2, 5000],
    ]);
    expect(workflow?.flows).toHaveLength(1);
    expect(findings.map(({ severity }) => severity)).not.toContain("error");
    expect(findings.map(({ rule }) => rule)).toContain("output-chained-clean");
    expect(findings.every(({ file, line }) => file === "relay.yaml" && line > 1)).toBe(true);
  });

  test("leaves advice out where nobody wants it", () => {
    expect(readPlan({ text: README, file: "relay.yaml" }, { variables: { what: "all" }, settings: false }).findings).toEqual([]);
  });

  test("gives no plan where something is wrong, and says where", () => {
    const { plan, findings } = readPlan(
      { text: README.replace('agent: tester, task: "Run', 'agent: tset, task: "Run'), file: "r.yaml" },
      { variables: { what: "x" } },
    );
    expect(plan).toBeUndefined();
    expect(findings.filter(({ severity }) => severity === "error").map(({ rule, line }) => [rule, line])).toEqual([["agent-known", 14]]);
  });

  test("asks for variables that have no value, unless the file is only looked at", () => {
    const errors = (request: Parameters<typeof readPlan>[1]): readonly string[] =>
      readPlan({ text: README, file: "r.yaml" }, request)
        .findings.filter(({ severity }) => severity === "error")
        .map(({ rule }) => rule);
    expect(errors({})).toEqual(["variable-set"]);
    expect(errors({ forgiveUnset: true })).toEqual([]);
  });

  test("knows the workflow that was asked for", () => {
    const { plan, findings } = readPlan({ text: README, file: "r.yaml" }, { flow: "build-and-tset", forgiveUnset: true });
    expect(plan).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).toContain("workflow-known");
  });

  test("of a built config names the path of what is wrong", () => {
    const config = { name: "w", agents: [{ name: "a", cli: "claude" }], workflows: [{ name: "f", steps: [{ name: "s", agent: "b", task: "t" }] }] };
    expect(readPlanOfConfig(config).findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { rule: "agent-known", line: 1, message: expect.stringContaining("workflows[0].steps[0].agent") },
    ]);
    config.workflows[0]?.steps.splice(0, 1, { name: "s", agent: "a", task: "t" });
    expect(readPlanOfConfig(config).plan?.steps).toHaveLength(1);
    expect(readPlanOfConfig(null).plan).toBeUndefined();
  });

  test("never throws, and gives a plan or an error", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.nat({ max: README.length }).map((at) => README.slice(0, at)),
        ),
        (text) => {
          const { plan, findings } = readPlan({ text, file: "r.yaml" }, { forgiveUnset: true });
          expect(plan !== undefined).toBe(!findings.some(({ severity }) => severity === "error"));
        },
      ),
      { numRuns: 60 },
    );
  });
});
