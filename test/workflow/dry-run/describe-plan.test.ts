import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describePlan } from "../../../src/workflow/dry-run/describe-plan.ts";
import { drawPlan, PLAN_FORMATS } from "../../../src/workflow/dry-run/draw-plan.ts";
import { planOf } from "../plan/support.ts";

const TEXT = `
name: w
swarm: { maxConcurrency: 2, timeoutMs: 60000 }
agents:
  - { name: maker, cli: claude, constraints: { model: opus }, permissions: readwrite, skills: "Be brief." }
  - { name: checker, cli: codex, preset: reviewer }
workflows:
  - name: f
    steps:
      - { name: plan, agent: maker, task: "Plan {{what}}", verification: { type: output_contains, value: DONE } }
      - { name: one, type: deterministic, command: "echo '{{what}}'", dependsOn: [plan], cwd: "{{folder}}" }
      - { name: two, type: deterministic, command: "echo \\"{{steps.plan.output}}\\"", dependsOn: [plan] }
      - { name: three, type: deterministic, command: "true", dependsOn: [plan] }
      - { name: check, agent: checker, task: "Check {{steps.one.output}}", dependsOn: [one], timeoutMs: 5 }
coordination: { barriers: [{ name: all, waitFor: [one, two] }] }
`;
const plan = planOf(TEXT, { variables: { what: "it's $(x)", folder: "lib" } });
const description = describePlan(plan);
const stepNamed = (name: string, of = description) => of.steps.find((step) => step.name === name);

test("commands of preflight are shown with their variables, as those of steps are", () => {
  const text =
    "name: w\ntemplates: { base: main }\npreflight: [{ command: 'git fetch {{base}}' }]\nworkflows: [{ name: f, steps: [{ name: s, type: deterministic, command: ls }] }]\n";
  expect(describePlan(planOf(text)).preflight).toEqual([{ command: "git fetch main", description: "" }]);
});

describe("the description of a plan", () => {
  test("has waves without those of barriers, the peak under the limit and the critical path", () => {
    expect(description.waves).toEqual([["plan"], ["one", "two", "three"], ["check"]]);
    expect(description.peakConcurrency).toBe(2);
    expect(description.criticalPath).toEqual(["plan", "one", "check"]);
    expect(stepNamed("check")).toMatchObject({ wave: 3, barriers: ["all"], timeoutMs: 5, agent: "checker" });
  });

  test("shows the exact command line of each agent step", () => {
    expect(stepNamed("plan")?.commandLine).toBe(
      "DISABLE_AUTOUPDATER=1 claude -p --output-format stream-json --verbose --model opus --permission-mode acceptEdits # task of 25 bytes on standard input",
    );
    expect(stepNamed("plan")?.text).toBe("Plan it's $(x)");
    expect(stepNamed("check")?.commandLine).toMatch(/^codex exec --skip-git-repo-check --json - # task of \d+ bytes on standard input$/u);
  });

  test("shows the script of a command in which values stay values", () => {
    expect(stepNamed("one")).toMatchObject({ text: "echo 'it's $(x)'", cwd: "lib", environment: { AGENT_RELAY_VALUE_1: "it's $(x)" } });
    expect(stepNamed("one")?.script).not.toContain("$(x)");
    expect(stepNamed("three")).not.toHaveProperty("script");
  });

  test("keeps outputs that are not known as they are written, and says nothing against them", () => {
    expect(stepNamed("two")).toMatchObject({ text: 'echo "{{steps.plan.output}}"', environment: { AGENT_RELAY_VALUE_1: "<output of plan>" }, problems: [] });
    expect(stepNamed("check")).toMatchObject({ text: "Check {{steps.one.output}}", problems: [] });
  });

  test("fills in outputs that stubs give", () => {
    const known = describePlan(plan, { outputs: new Map([["plan", { output: "A\n" }]]) });
    expect(stepNamed("two", known)).toMatchObject({ text: 'echo "A"', environment: { AGENT_RELAY_VALUE_1: "A" } });
  });

  test("tells what has no value", () => {
    const unset = describePlan(planOf(TEXT));
    expect(stepNamed("plan", unset)?.problems).toEqual(["Missing variable `what` for `{{what}}`"]);
    expect(stepNamed("one", unset)?.problems).toEqual(["Missing variable `what` for `{{what}}`", "Missing variable `folder` for `{{folder}}`"]);
  });

  test("takes the time of steps into account where it is known", () => {
    const slow = describePlan(plan, { msOf: (name) => (name === "three" ? 100 : 1) });
    expect(slow.criticalPath).toEqual(["plan", "three"]);
  });

  test("is plain data", () => {
    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
  });

  test("never has a peak above the limit or the number of steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 9 }), fc.boolean(), (limit, edges, withBarrier) => {
        const steps = edges.map((edge, at) => `      - { name: s${at}, type: deterministic, command: "true"${at > edge ? `, dependsOn: [s${edge}]` : ""} }`);
        const barrier = withBarrier ? "coordination: { barriers: [{ name: b, waitFor: [s0], mode: any }] }\n" : "";
        const made = describePlan(
          planOf(`name: w\nswarm: { maxConcurrency: ${limit}, pattern: dag }\nworkflows:\n  - name: f\n    steps:\n${steps.join("\n")}\n${barrier}`),
        );
        expect(made.peakConcurrency).toBeGreaterThan(0);
        expect(made.peakConcurrency).toBeLessThanOrEqual(Math.min(limit, edges.length));
        expect(made.waves.flat().toSorted()).toEqual(made.steps.map(({ name }) => name).toSorted());
      }),
    );
  });
});

describe("a picture of a plan", () => {
  test.each(PLAN_FORMATS)("in %s names every step and barrier, and who does it", (format) => {
    const picture = drawPlan(plan, format);
    for (const word of ["plan", "three", "maker", "command", "all"]) expect(picture).toContain(word);
  });

  test("draws the barrier between what it waits for and what it holds", () => {
    const lines = drawPlan(plan, "mermaid").split("\n");
    expect(lines).toEqual(expect.arrayContaining(["  n1 --> n5", "  n2 --> n5", "  n5 --> n4"]));
    expect(lines.filter((line) => line.includes("{{"))).toHaveLength(1);
  });
});
