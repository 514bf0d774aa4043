import { describePlan } from "../../src/workflow/dry-run/describe-plan.ts";
import { checkWorkflow } from "../../src/workflow/check/check-workflow.ts";
import type { Workflow } from "../../src/workflow/checked/workflow.ts";
import { planWorkflow } from "../../src/workflow/plan/plan-workflow.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import { parseWorkflowYaml } from "../../src/workflow/written/parse-workflow-yaml.ts";
import { readWritten } from "../../src/workflow/written/read-written.ts";
import type { WrittenStep, WrittenWorkflow } from "../../src/workflow/written/written-workflow.ts";
import { walkPlan } from "../../src/runner/dry-run/walk-plan.ts";
import { cpuOf } from "../harness/cpu-of.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const STEPS = Number(process.env["BENCH_STEPS"] ?? "") || 100_000;
const GROWTH = 5;
/** Linear work still grows faster where it leaves the processor's caches, and the heap is swept more often; a square would be 2. */
const EXPONENT_LIMIT = 1.5;
const LIMIT_MS = 1_500;
/** For a fifth of the steps. */
const SMALL_LIMIT_MS = 300;
const VARIABLES = { what: "the whole" };

/** What it costs to make a plan of a large workflow: from what was checked, over reading its text, and all that a dry run does with it. */
export const plan: Bench = {
  name: "plan",
  run: () => ({
    name: "plan",
    title: "Plan",
    method: `In one warm process, medians of CPU time. Workflows in layers of 100 steps, half of them commands, half agents' tasks, each with three dependencies, a variable and an output. The exponent compares ${String(STEPS)} steps with a fifth of that (1 is linear). \`BENCH_STEPS\` sets the size.`,
    rows: [
      row("planning a checked workflow", createPlan, { isBounded: true }),
      row("checking a read workflow", (workflow) => checkWorkflow(workflow.written, { variables: VARIABLES }), {}),
      row("describing a plan", (workflow) => describePlan(createPlan(workflow)), {}),
      row("walking a plan", (workflow) => walkPlan(createPlan(workflow), new Map()), {}),
      yamlRow(),
    ],
  }),
};

function row(what: string, work: (workflow: Workflow) => unknown, { isBounded = false }): BenchRow {
  const measure = (size: number): number => {
    const workflow = check(writtenOf(readWritten(makeConfig(size))));
    return cpuOf(() => void work(workflow), samples());
  };
  const smallMs = measure(Math.ceil(STEPS / GROWTH));
  const largeMs = measure(STEPS);
  const exponent = Math.log(largeMs / smallMs) / Math.log(GROWTH);
  const target = `< ${String(LIMIT_MS / 1000)} s, < ${String(SMALL_LIMIT_MS / 1000)} s, exponent <= ${String(EXPONENT_LIMIT)}`;
  return {
    what: `${what} of ${String(STEPS)} steps`,
    ours: `${largeMs.toFixed(0)} ms`,
    against: `a fifth of it: ${smallMs.toFixed(0)} ms`,
    figure: `exponent ${exponent.toFixed(2)}`,
    target: isBounded ? target : "",
    ...(isBounded ? { met: largeMs < LIMIT_MS && smallMs < SMALL_LIMIT_MS && exponent <= EXPONENT_LIMIT } : {}),
  };
}

/** The whole way from YAML, beside reading it alone. */
function yamlRow(): BenchRow {
  const size = Math.ceil(STEPS / GROWTH);
  const text = JSON.stringify(makeConfig(size), undefined, 1);
  const readMs = cpuOf(() => void parseWorkflowYaml(text, "bench.yaml"), samples());
  const workflow = check(writtenOf(parseWorkflowYaml(text, "bench.yaml")));
  const planMs = cpuOf(() => void createPlan(workflow), samples());
  return {
    what: `planning over reading the YAML of ${String(size)} steps`,
    ours: `${planMs.toFixed(0)} ms`,
    against: `reading: ${readMs.toFixed(0)} ms`,
    figure: `+${((100 * planMs) / readMs).toFixed(0)} %`,
    target: `< ${String(SMALL_LIMIT_MS / 1000)} s`,
    met: planMs < SMALL_LIMIT_MS,
  };
}

function samples(): number {
  return Math.ceil(readSizes().samples / 5);
}

function createPlan(workflow: Workflow): Plan {
  const planned = planWorkflow(workflow, { variables: VARIABLES });
  if (!planned.ok) throw new Error("Cannot plan the workflow of the bench");
  return planned.value;
}

function check(written: WrittenWorkflow): Workflow {
  const { workflow, problems } = checkWorkflow(written, { variables: VARIABLES });
  if (workflow === undefined) throw new Error(`Cannot check the workflow of the bench: ${problems[0]?.message ?? ""}`);
  return workflow;
}

function writtenOf({ written }: { readonly written?: WrittenWorkflow }): WrittenWorkflow {
  if (written === undefined) throw new Error("Cannot read the workflow of the bench");
  return written;
}

const LAYER = 100;

function makeConfig(size: number): unknown {
  return {
    name: "bench",
    swarm: { timeoutMs: 3_600_000 },
    agents: [
      { name: "maker", cli: "claude", preset: "worker" },
      { name: "checker", cli: "codex", interactive: false },
    ],
    workflows: [{ name: "all", steps: Array.from({ length: size }, (_, at) => makeStep(at)) }],
  };
}

function makeStep(at: number): WrittenStep {
  const before = [0, 7, 31].map((shift) => at - (at % LAYER) - LAYER + ((at + shift) % LAYER)).filter((other) => other >= 0);
  const dependsOn = [...new Set(before)].map((other) => `step-${String(other)}`);
  const [first] = dependsOn;
  const text = `part ${String(at)} of {{what}}${first === undefined ? "" : ` with {{steps.${first}.output}}`}`;
  const base = { name: `step-${String(at)}`, ...(dependsOn.length === 0 ? {} : { dependsOn }) };
  return at % 2 === 0
    ? { ...base, type: "deterministic", command: `echo "${text}"` }
    : { ...base, agent: at % 4 === 1 ? "maker" : "checker", task: `Do ${text}` };
}
