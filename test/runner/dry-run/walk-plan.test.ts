import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { walkPlan } from "../../../src/runner/dry-run/walk-plan.ts";
import type { Walk } from "../../../src/runner/dry-run/walk.ts";
import { parseStubs } from "../../../src/workflow/dry-run/parse-stubs.ts";
import type { Plan } from "../../../src/workflow/plan/plan.ts";
import { planOf } from "../../workflow/plan/support.ts";

const flow = (steps: string, more = ""): Plan =>
  planOf(`
name: w
agents: [{ name: a, cli: claude, preset: worker }]
swarm: { maxConcurrency: 2, pattern: dag }
workflows:
  - name: f
${more}    steps:
${steps
  .trim()
  .split("\n")
  .map((step) => `      - { ${step.trim()} }`)
  .join("\n")}
`);

const walk = (plan: Plan, stubs = ""): Walk => {
  const parsed = parseStubs(stubs, "stubs.yaml", plan.graph.names);
  expect(parsed.findings).toEqual([]);
  return walkPlan(plan, parsed.stubs ?? new Map());
};
const outcomes = ({ steps }: Walk): readonly string[] =>
  steps.map(({ name, status, attempts }) => `${name} ${status} ${attempts.map(({ reason }) => reason).join(",")}`.trim());

const CHAIN = `
name: one, agent: a, task: "Start"
name: two, type: deterministic, command: "echo '{{steps.one.output}}' {{steps.one.exitCode}}", dependsOn: [one]
name: free, type: deterministic, command: "true"
`;

describe("a walk with stubs", () => {
  test("goes through the whole plan and fills outputs in, as the shell would get them", () => {
    const result = walk(flow(CHAIN), 'one: "it\'s\\n"\ntwo: x\n');
    expect(result).toMatchObject({ status: "completed", peakConcurrency: 2, totalMs: 2 });
    expect(result.steps[1]?.attempts[0]).toMatchObject({
      text: "echo 'it's' 0",
      environment: { AGENT_RELAY_VALUE_1: "it's", AGENT_RELAY_VALUE_2: "0" },
      startMs: 1,
      endMs: 2,
    });
    expect(result.steps.map(({ assumed }) => assumed)).toEqual([false, false, true]);
  });

  test("takes steps without a stub to succeed", () => {
    expect(outcomes(walk(flow(CHAIN)))).toEqual(["one completed process-exit", "two completed exit", "free completed exit"]);
  });

  test("tries again as often as the workflow says, after its delay", () => {
    const plan = planOf(`
name: w
errorHandling: { strategy: retry, maxRetries: 2, retryDelayMs: 100 }
workflows: [{ name: f, steps: [{ name: s, type: deterministic, command: "true" }] }]
`);
    expect(outcomes(walk(plan, "s: { fail: 2, durationMs: 10 }"))).toEqual(["s completed exit-code,exit-code,exit"]);
    expect(walk(plan, "s: { fail: 2, durationMs: 10 }").steps[0]?.attempts.map(({ startMs }) => startMs)).toEqual([0, 110, 220]);
    const failed = walk(plan, "s: { fail: 3 }");
    expect(outcomes(failed)).toEqual(["s failed exit-code,exit-code,exit-code"]);
    expect(failed).toMatchObject({ status: "failed", error: "Step `s` failed: Ended with exit code 1" });
  });

  test("stops at the first failure, or skips what depends on it", () => {
    const steps = `
name: bad, type: deterministic, command: "false"
name: slow, type: deterministic, command: "true"
name: behind, type: deterministic, command: "true", dependsOn: [bad]
name: beside, type: deterministic, command: "true", dependsOn: [slow]
`;
    const stubs = "bad: { exitCode: 3 }\nslow: { durationMs: 50 }";
    expect(outcomes(walk(flow(steps), stubs))).toEqual(["bad failed exit-code", "slow failed stopped", "behind skipped", "beside skipped"]);
    expect(outcomes(walk(flow(steps, "    onError: skip\n"), stubs))).toEqual([
      "bad failed exit-code",
      "slow completed exit",
      "behind skipped",
      "beside completed exit",
    ]);
  });

  test.each([
    ['verification: { type: output_contains, value: "DONE {{steps.one.output}}" }', "two: DONE x", "completed verification"],
    ["verification: { type: output_contains, value: DONE }", "two: almost", "failed verification"],
    ["verification: { type: exit_code, value: 3 }", "two: { exitCode: 3 }", "completed verification"],
    ["verification: { type: exit_code, value: 3 }", "two: { exitCode: 0 }", "failed verification"],
    ["verification: { type: file_exists, value: a }", "two: x", "completed verification"],
    ["verification: { type: file_exists, value: a }", "two: { leavesFile: false }", "failed verification"],
    ["verification: { type: file_exists, value: a }, timeoutMs: 5", "two: { durationMs: 9 }", "completed file-at-timeout"],
    ["timeoutMs: 5", "two: { durationMs: 9 }", "failed timeout"],
    ["failOnError: false", "two: { exitCode: 4 }", "completed exit-code"],
    ["verification: { type: custom, value: 'exit 1' }", "two: x", "completed verification"],
    ["verification: { type: custom }", "two: x", "completed exit"],
  ])("a command with %s and %s is %s", (more, stub, outcome) => {
    const plan = flow(`name: one, type: deterministic, command: "true"\nname: two, type: deterministic, command: "true", dependsOn: [one], ${more}`);
    expect(outcomes(walk(plan, `one: x\n${stub}`))[1]).toBe(`two ${outcome}`);
  });

  test.each([
    ["fine", "completed process-exit"],
    ["STEP_COMPLETE:s", "completed marker"],
    ["OWNER_DECISION: COMPLETE", "completed owner-decision"],
    ["OWNER_DECISION: INCOMPLETE_RETRY", "failed owner-retry"],
    ["OWNER_DECISION: INCOMPLETE_FAIL", "failed owner-fail"],
    ["REVIEW_DECISION: REJECT", "failed review"],
  ])("an agent that says %s is %s", (output, outcome) => {
    expect(outcomes(walk(flow('name: s, agent: a, task: "t"'), `s: "${output}"`))).toEqual([`s ${outcome}`]);
  });

  test.each([
    ["yes", "completed owner-decision"],
    ["no", "failed owner-fail"],
    ["false", "failed owner-fail"],
  ])("a question answered with %s is %s", (answer, outcome) => {
    expect(outcomes(walk(flow('name: s, type: approval, task: "Go on?"'), `s: ${answer}`))).toEqual([`s ${outcome}`]);
  });

  test("fails where an output is no JSON, or has no such field", () => {
    const plan = flow(`name: one, agent: a, task: "t"\nname: two, type: deterministic, command: "echo {{steps.one.output.x}}", dependsOn: [one]`);
    expect(outcomes(walk(plan, "one: text"))[1]).toBe("two failed error");
    expect(outcomes(walk(plan, "one: { output: { x: 1 } }"))[1]).toBe("two completed exit");
    expect(outcomes(walk(plan))[1]).toBe("two completed exit");
  });

  test("forgets the output of a command that is not captured", () => {
    const plan = flow(
      `name: one, type: deterministic, command: "ls", captureOutput: false\nname: two, agent: a, task: "[{{steps.one.output}}]", dependsOn: [one]`,
    );
    expect(walk(plan, "one: secret").steps[1]?.attempts[0]?.text).toBe("[]");
  });

  test("ends with the time-out of the whole run, and of a barrier", () => {
    const slow = planOf('name: w\nswarm: { timeoutMs: 100 }\nworkflows: [{ name: f, steps: [{ name: s, type: deterministic, command: "true" }] }]');
    expect(walk(slow, "s: { durationMs: 500 }")).toMatchObject({
      status: "failed",
      totalMs: 100,
      error: "The run took longer than 0.1 s; 1 step did not complete",
    });
    const held = planOf(`
name: w
swarm: { pattern: dag }
workflows: [{ name: f, onError: skip, steps: [{ name: a, type: deterministic, command: "true" }, { name: b, type: deterministic, command: "true" }, { name: c, type: deterministic, command: "true", dependsOn: [a] }] }]
coordination: { barriers: [{ name: gate, waitFor: [a, b], timeoutMs: 50 }] }
`);
    expect(outcomes(walk(held, "b: { durationMs: 500 }"))).toEqual(["a completed exit", "b completed exit", "c skipped"]);
    expect(walk(held, "b: { durationMs: 500 }").steps[2]).toMatchObject({ skip: "barrier-timeout", because: "gate" });
  });

  test("always ends, within the limit, and starts no step before those it depends on", () => {
    const stub = fc.record({ fail: fc.nat({ max: 2 }), durationMs: fc.nat({ max: 20 }), exitCode: fc.constantFrom(0, 0, 0, 1) });
    fc.assert(
      fc.property(fc.array(fc.record({ edge: fc.nat({ max: 8 }), retries: fc.nat({ max: 2 }), stub }), { minLength: 1, maxLength: 9 }), (list) => {
        const steps = list.map(
          ({ edge, retries }, at) => `name: s${at}, type: deterministic, command: "true", retries: ${retries}${at > edge ? `, dependsOn: [s${edge}]` : ""}`,
        );
        const plan = flow(steps.join("\n"), "    onError: continue\n");
        const result = walk(plan, JSON.stringify(Object.fromEntries(list.map((one, at) => [`s${at}`, one.stub]))));
        expect(result.peakConcurrency).toBeLessThanOrEqual(2);
        for (const [at, { name, status, attempts }] of result.steps.entries()) {
          expect(status).not.toBe("not-run");
          expect(attempts.length).toBeLessThanOrEqual(1 + (list[at]?.retries ?? 0));
          for (const before of plan.steps[at]?.dependsOn ?? []) {
            const end = result.steps.find((one) => one.name === before)?.attempts.at(-1)?.endMs ?? 0;
            if (attempts.length > 0) expect(attempts[0]?.startMs, name).toBeGreaterThanOrEqual(end);
          }
        }
        expect(result.status).toBe(result.steps.every(({ status }) => status === "completed") ? "completed" : "failed");
      }),
    );
  });
});
