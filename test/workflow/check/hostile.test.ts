import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkWorkflow } from "../../../src/workflow/check/check-workflow.ts";
import type { CheckRequest } from "../../../src/workflow/check/check-request.ts";
import { parseCustomSteps } from "../../../src/workflow/check/custom-steps/parse-custom-steps.ts";
import { PROBLEM_RULES } from "../../../src/workflow/checked/problem-rules.ts";
import { readWritten } from "../../../src/workflow/written/read-written.ts";
import { valueAt } from "../../../src/workflow/written/value-path.ts";
import { AGENT_CLIS } from "../../../src/agents/one-shot/agent-clis.ts";
import { PATTERNS } from "../../../src/workflow/written/words.ts";
import type { WrittenStep, WrittenWorkflow } from "../../../src/workflow/written/written-workflow.ts";
import { STEPS_FILE } from "./cases/steps-file.ts";

const customSteps = parseCustomSteps(STEPS_FILE, ".relay/steps.yaml").steps;

const name = fc.constantFrom("a", "b", "c", "build", "v1.2", "__proto__", "constructor", "x y", "é", "steps", "docker-build");
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("{{", "}}", "steps.", ".output", ".exitCode", "{", "}", "$", "'", '"', "`", "eval ", "<<", "\n", " ", "..", "/", "~", "\\", "."),
      name,
    ),
    { maxLength: 9 },
  )
  .map((parts) => `t${parts.join("")}`);

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined, freq: 2 });
}

const verification = fc.oneof(
  fc.record({ type: fc.constantFrom("file_exists", "output_contains", "custom"), value: text, diagnosticAgent: maybe(name) }),
  fc.constant({ type: "exit_code" }),
);
const common = { name, dependsOn: maybe(fc.array(name, { maxLength: 3 })), cwd: maybe(text), workdir: maybe(name), verification: maybe(verification) };
const step = fc.oneof(
  fc.record({ ...common, agent: name, task: text }),
  fc.record({ ...common, type: fc.constant("deterministic"), command: text }),
  fc.record({ ...common, type: fc.constant("worktree"), branch: text, path: maybe(text) }),
  fc.record({ ...common, type: fc.constant("approval"), task: text }),
  fc.record({
    ...common,
    use: fc.constantFrom("docker-build", "deploy", "nothing"),
    image: maybe(fc.anything()),
    params: maybe(fc.dictionary(name, fc.anything(), { maxKeys: 2 })),
  }),
);
const workflow = fc.record({
  name,
  swarm: maybe(fc.record({ pattern: maybe(fc.constantFrom(...PATTERNS)), channel: maybe(fc.constantFrom("x", "wf-{{a}}")) })),
  agents: maybe(
    fc.uniqueArray(fc.record({ name, cli: fc.constantFrom(...AGENT_CLIS), task: maybe(text), cwd: maybe(text), role: maybe(name) }), {
      selector: (agent) => agent.name,
      maxLength: 4,
    }),
  ),
  workflows: maybe(
    fc.uniqueArray(fc.record({ name, steps: fc.uniqueArray(step, { selector: (each) => each.name, maxLength: 6 }) }), {
      selector: (flow) => flow.name,
      maxLength: 2,
    }),
  ),
  coordination: maybe(
    fc.record({
      barriers: fc.uniqueArray(fc.record({ name, waitFor: fc.array(name, { maxLength: 3 }), mode: maybe(fc.constantFrom("all", "any", "majority")) }), {
        selector: (barrier) => barrier.name,
        maxLength: 3,
      }),
    }),
  ),
  preflight: maybe(fc.array(fc.record({ command: text, failIf: maybe(text) }), { maxLength: 2 })),
  paths: maybe(fc.uniqueArray(fc.record({ name, path: text }), { selector: (path) => path.name, maxLength: 2 })),
  templates: maybe(fc.dictionary(name, fc.anything(), { maxKeys: 3 })),
});
const request: fc.Arbitrary<CheckRequest> = fc.record({
  flow: maybe(name),
  variables: maybe(fc.dictionary(name, fc.anything(), { maxKeys: 3 })),
  forgiveUnset: fc.boolean(),
  root: maybe(fc.constantFrom("/p", "C:\\p")),
  customSteps: maybe(fc.constant(customSteps ?? new Map())),
});

test("nothing that passes the schema throws; every problem has a known rule, a place in the file, words and a hint; and an error keeps the workflow back", () => {
  const kinds = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(workflow, request, (value, asked) => {
      const { written } = readWritten(value);
      if (written === undefined) return;
      const { workflow: checked, problems } = checkWorkflow(written, asked);
      kinds[checked === undefined ? "wrong" : "right"] += 1;
      expect(checked === undefined).toBe(problems.some(({ severity }) => severity === "error"));
      for (const { rule, path, within, message, hint } of problems) {
        expect(PROBLEM_RULES).toHaveProperty([rule]);
        expect([message.startsWith("Unexpected "), /[.!]$/u.test(hint)]).toEqual([true, true]);
        const found = valueAt(written, path);
        expect(found === undefined && rule !== "workflow-known" && rule !== "steps-some" ? `${rule} at ${path.join(".")}` : "").toBe("");
        if (within !== undefined) expect(typeof found === "string" && within.end <= found.length && within.start < within.end).toBe(true);
      }
    }),
    { numRuns: 1500 },
  );
  expect([kinds.right > 10, kinds.wrong > 100]).toEqual([true, true]);
});

const AGENTS: NonNullable<WrittenWorkflow["agents"]> = [{ name: "a", cli: "claude" }];

function chain(count: number, write: (at: number) => Partial<WrittenStep>): WrittenWorkflow {
  const steps = Array.from({ length: count }, (_, at): WrittenStep => ({
    name: `step-${at}`,
    agent: "a",
    task: "t",
    ...(at > 0 && { dependsOn: [`step-${at - 1}`] }),
    ...write(at),
  }));
  return { name: "x", agents: AGENTS, workflows: [{ name: "w", steps }] };
}

/** The bound of a test, 5 s, is far above what these take, and far below what any of them took were it looked at in quadratic time. */
describe("a hundred thousand steps are checked in linear time:", () => {
  test.each([
    ["that refer far back", chain(100_000, (at) => ({ task: `See {{steps.step-${Math.floor(at / 2)}.output}}`, ...(at === 0 && { task: "t" }) })), 0],
    ["that all refer to the first", chain(100_000, (at) => (at === 0 ? {} : { task: "See {{steps.step-0.output}}" })), 0],
    ["of which none waits", chain(100_000, () => ({ dependsOn: [], task: "See {{steps.step-7.output}}" })), 101],
    ["that know no agent", chain(100_000, (at) => ({ agent: `b${at}` })), 101],
    ["that wait for what is not there", chain(100_000, (at) => ({ dependsOn: [`stepp-${at}`] })), 101],
    ["in one circle", chain(100_000, (at) => (at === 0 ? { dependsOn: ["step-99999"] } : {})), 1],
    ["without a value for their variable", chain(100_000, () => ({ task: "Do {{task}}" })), 1],
    ["with a variable each", chain(100_000, (at) => ({ task: `Do {{task${at}}}` })), 101],
    ["that use what is not there", chain(100_000, (at) => ({ use: `x${at}` })), 101],
  ])("%s", { timeout: 30_000 }, (_, written, count) => {
    expect(checkWorkflow(written).problems).toHaveLength(count);
  });
});
