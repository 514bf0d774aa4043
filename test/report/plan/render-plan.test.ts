import { describe, expect, test } from "vitest";
import { createPlanDocument } from "../../../src/report/plan/plan-document.ts";
import { renderPlan } from "../../../src/report/plan/render-plan.ts";
import { renderWalk } from "../../../src/report/plan/render-walk.ts";
import { walkPlan } from "../../../src/runner/dry-run/walk-plan.ts";
import { describePlan } from "../../../src/workflow/dry-run/describe-plan.ts";
import { parseStubs } from "../../../src/workflow/dry-run/parse-stubs.ts";
import { planOf } from "../../workflow/plan/support.ts";

const plan = planOf(
  `
name: ship
description: Ship the feature
swarm: { timeoutMs: 3600000, maxConcurrency: 2 }
agents:
  - { name: maker, cli: claude, role: Backend, constraints: { model: opus } }
  - { name: checker, cli: codex, preset: reviewer, permissions: readonly }
preflight: [{ command: git status --porcelain, failIf: non-empty, description: nothing is open }]
workflows:
  - name: first
    steps:
      - { name: plan, agent: maker, task: "Plan {{what}}\\nin steps", verification: { type: exit_code }, timeoutMs: 60000, retries: 1 }
      - { name: run, type: deterministic, command: "echo '{{steps.plan.output}}'", dependsOn: [plan], failOnError: false }
      - { name: check, agent: checker, task: "Check it", dependsOn: [plan] }
coordination: { barriers: [{ name: gate, waitFor: [plan], timeoutMs: 1000 }] }
`,
  { variables: { what: "it", password: "kT7vQ2xW9pLm4RzB" } },
);
const description = describePlan(plan);
const WIDE = { columns: 200, colour: false };

describe("a plan as text", () => {
  test("has its sections, aligned, with nothing behind the lines", () => {
    expect(`${renderPlan(description, WIDE).join("\n")}\n`).toMatchInlineSnapshot(`
      "ship / first  3 steps in 2 waves, at most 2 at once (limit 2)
      Ship the feature
        pattern   dag: its steps depend on each other
        channel   wf-ship
        failure   ends the run
        time-out  1h00m
        longest   plan → run

      Preflight
        git status --porcelain  fails if non-empty  nothing is open

      Agents
        maker    claude  opus  interactive            1 step  Backend
        checker  codex         reviewer     readonly  1 step

      Wave 1
        plan  maker  1m00s, 1 retry
            Plan it
            in steps
            $ DISABLE_AUTOUPDATER=1 claude -p --output-format stream-json --verbose --model opus # task of 16 bytes on standard input
            then exit code 0

      Wave 2  2 steps
        run    command  after plan, held by gate, may fail
            $ echo '{{steps.plan.output}}'
            sh echo ''"\${AGENT_RELAY_VALUE_1}"''
            1 value AGENT_RELAY_VALUE_1=<output of plan>
        check  checker  after plan, held by gate
            Check it
            $ codex exec --skip-git-repo-check --json -s read-only - # task of 106 bytes on standard input

      Barriers
        gate  waits for all of plan  holds run, check  for 1.0s at most

      Variables
        what      it
        password  [redacted]
      "
    `);
  });

  test("is cut to the width of the terminal, and coloured only where that is wanted", () => {
    for (const line of renderPlan(description, { columns: 30, colour: false })) expect(line.length).toBeLessThanOrEqual(30);
    expect(renderPlan(description, WIDE).join("")).not.toContain("\u001b[");
    expect(renderPlan(description, { columns: 200, colour: true }).join("")).toContain("\u001b[1m");
  });

  test("redacts secrets", () => {
    const text = renderPlan(description, WIDE).join("\n");
    expect(text).not.toContain("kT7vQ2");
    expect(text).toMatch(/password +\[redacted\]/u);
  });

  test("shows the first steps of many and says how many more there are", () => {
    const lines = renderPlan(description, { ...WIDE, mostSteps: 1 });
    expect(lines.some((line) => line.includes("and 2 more steps"))).toBe(true);
    expect(lines.some((line) => /^ {2}check /u.test(line))).toBe(false);
  });

  test("lets no name or task steer the terminal", () => {
    const hostile = describePlan(planOf('name: "a\\e[2Jb"\nworkflows: [{ name: f, steps: [{ name: s, type: deterministic, command: "echo \\e[31m" }] }]'));
    expect(renderPlan(hostile, WIDE).join("")).not.toContain("\u001b");
  });
});

describe("a walk as text", () => {
  test("says how it ends and what every step's texts became", () => {
    const stubs = parseStubs('plan: { output: "it\'s", fail: 1, durationMs: 200 }\ncheck: { exitCode: 2 }', "s").stubs ?? new Map();
    expect(`${renderWalk(walkPlan(plan, stubs), WIDE).join("\n")}\n`).toMatchInlineSnapshot(`
      "With stub answers it fails after 401ms, at most 2 at once: Step \`check\` failed: Ended with exit code 2
        ✓  plan   0ms to 400ms, 2 attempts
            1. Plan it
               in steps
            $ DISABLE_AUTOUPDATER=1 claude -p --output-format stream-json --verbose --model opus # task of 16 bytes on standard input
            Ended with exit code 1
            2. Plan it
               in steps
            $ DISABLE_AUTOUPDATER=1 claude -p --output-format stream-json --verbose --model opus # task of 16 bytes on standard input
        ✓  run    400ms to 401ms, taken to succeed
            echo 'it's'
            sh echo ''"\${AGENT_RELAY_VALUE_1}"''
            AGENT_RELAY_VALUE_1=it's
        ✗  check  400ms to 401ms
            Check it
            $ codex exec --skip-git-repo-check --json -s read-only - # task of 106 bytes on standard input
            Ended with exit code 2
      "
    `);
  });
});

describe("the document of a dry run", () => {
  test("has the plan without secrets, the findings and the walk", () => {
    const document = createPlanDocument({ plan: description, findings: [], walk: walkPlan(plan, new Map()) });
    expect(document).toMatchObject({ plan: { flow: "first", waves: [["plan"], ["run", "check"]] }, findings: [], walk: { status: "completed" } });
    expect(JSON.stringify(document)).not.toContain("kT7vQ2");
  });

  test("says that there is no plan", () => {
    expect(createPlanDocument({ findings: [] })).toEqual({ plan: null, findings: [] });
  });
});
