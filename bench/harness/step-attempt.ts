import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createGraph } from "../../src/graph/create-graph.ts";
import type { StepAttempt } from "../../src/runner/steps/step-executor.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import type { PlannedShellStep } from "../../src/workflow/plan/planned-step.ts";
import { parseTemplate } from "../../src/workflow/template/parse-template.ts";
import { cleanEnv } from "./clean-env.ts";

/** Makes an attempt at a shell step, with a folder of its own below a run's, which is its project too. */
export function createAttempt(run: string, name: string, command: string): StepAttempt {
  const step = createStep(command);
  const folder = join(run, name);
  mkdirSync(folder);
  return {
    runId: "bench",
    plan: planOf(step),
    step,
    attempt: 1,
    folder,
    cwd: run,
    root: run,
    environment: ENVIRONMENT,
    values: { variables: {}, steps: new Map() },
    stop: new AbortController().signal,
  };
}

const ENVIRONMENT = cleanEnv();

function createStep(command: string): PlannedShellStep {
  return {
    kind: "deterministic",
    name: "step",
    description: "",
    dependsOn: [],
    retries: 0,
    retryDelayMs: 0,
    failOnError: true,
    cwd: parseTemplate(""),
    command: parseTemplate(command),
    captureOutput: true,
    outputLimitBytes: 1_048_576,
    tasks: [],
  };
}

function planOf(step: PlannedShellStep): Plan {
  return {
    name: "bench",
    flow: "default",
    description: "",
    pattern: "dag",
    patternReason: "written",
    channel: "bench",
    maxConcurrency: 1,
    completionGracePeriodMs: 0,
    strategy: "fail-fast",
    agents: [],
    steps: [step],
    graph: createGraph([{ name: step.name, dependsOn: [] }]).graph,
    barriers: [],
    edges: [],
    preflight: [],
    paths: [],
    variables: {},
  };
}
