import { createGraph } from "../../src/graph/create-graph.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import type { PlannedAgentStep, PlannedShellStep, PlannedStep } from "../../src/workflow/plan/planned-step.ts";
import { parseTemplate } from "../../src/workflow/template/parse-template.ts";

/** What a test says of a shell step. */
export type StepWish = Partial<Omit<PlannedShellStep, "command" | "kind" | "name">> & { readonly name: string; readonly command?: string };

export function shellStep({ command = "true", ...wish }: StepWish): PlannedShellStep {
  return { kind: "deterministic", command: parseTemplate(command), captureOutput: true, ...baseOf(), ...wish };
}

export function agentStep(name: string, wish: Partial<PlannedAgentStep> = {}): PlannedAgentStep {
  const agent = { name: `${name}-agent`, cli: "claude", role: "", interactive: false, cwd: "", additionalPaths: [], channels: [], skills: "" } as const;
  return { kind: "agent", agent, task: parseTemplate(`do ${name}`), channel: "general", ...baseOf(), ...wish, name };
}

function baseOf() {
  return {
    description: "",
    dependsOn: [] as readonly string[],
    retries: 0,
    retryDelayMs: 0,
    failOnError: true,
    cwd: parseTemplate(""),
    outputLimitBytes: 1_048_576,
    tasks: [] as readonly string[],
  };
}

/** Makes a plan of steps, as the planner would. */
export function planOf(steps: readonly (PlannedStep | StepWish)[], wish: Partial<Omit<Plan, "steps" | "graph">> = {}): Plan {
  const planned = steps.map((step) => ("kind" in step ? step : shellStep(step)));
  return {
    name: "ship",
    flow: "main",
    description: "",
    pattern: "dag",
    patternReason: "written",
    channel: "general",
    maxConcurrency: 4,
    completionGracePeriodMs: 1000,
    strategy: "fail-fast",
    agents: [],
    barriers: [],
    edges: [],
    preflight: [],
    paths: [],
    variables: {},
    ...wish,
    steps: planned,
    graph: createGraph(planned).graph,
  };
}
