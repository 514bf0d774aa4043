import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createGraph } from "../../../../src/graph/create-graph.ts";
import type { StepAttempt } from "../../../../src/runner/steps/step-executor.ts";
import type { Plan } from "../../../../src/workflow/plan/plan.ts";
import type { PlannedAgent } from "../../../../src/workflow/plan/planned-agent.ts";
import type {
  PlannedAgentStep,
  PlannedApprovalStep,
  PlannedShellStep,
  PlannedStep,
  PlannedStepBase,
  PlannedWorktreeStep,
} from "../../../../src/workflow/plan/planned-step.ts";
import { parseTemplate } from "../../../../src/workflow/template/parse-template.ts";
import { tempFolder } from "../../../workspace/support/temp-folder.ts";

/** What tests change of a step: templates are written as texts. */
type Changes<Step> = { readonly [Key in keyof Step]?: Step[Key] };

const BASE: PlannedStepBase = {
  name: "step",
  description: "",
  dependsOn: [],
  retries: 0,
  retryDelayMs: 0,
  failOnError: true,
  cwd: parseTemplate(""),
  outputLimitBytes: 1_048_576,
  tasks: [],
};

/** Makes a shell step. */
export function shellStep(command: string, changes: Changes<PlannedShellStep> = {}): PlannedShellStep {
  return { ...BASE, kind: "deterministic", command: parseTemplate(command), captureOutput: true, ...changes };
}

/** Makes an agent's step. */
export function agentStep(task: string, changes: Changes<PlannedAgentStep> & { readonly of?: Changes<PlannedAgent> } = {}): PlannedAgentStep {
  const { of = {}, ...rest } = changes;
  return { ...BASE, kind: "agent", task: parseTemplate(task), channel: "wf", agent: { ...AGENT, ...of }, ...rest };
}

const AGENT: PlannedAgent = { name: "worker", cli: "claude", role: "", interactive: false, cwd: "", additionalPaths: [], channels: [], skills: "" };

/** Makes a worktree step. */
export function worktreeStep(branch: string, path: string, changes: Changes<PlannedWorktreeStep> = {}): PlannedWorktreeStep {
  return { ...BASE, kind: "worktree", branch: parseTemplate(branch), path: parseTemplate(path), createBranch: true, ...changes };
}

/** Makes an approval step. */
export function approvalStep(question: string, changes: Changes<PlannedApprovalStep> = {}): PlannedApprovalStep {
  return { ...BASE, kind: "approval", question: parseTemplate(question), ...changes };
}

/** Makes a plan of one step; the executor looks at its named folders only. */
function samplePlan(step: PlannedStep, changes: Partial<Plan>): Plan {
  return {
    name: "sample",
    flow: "default",
    description: "",
    pattern: "dag",
    patternReason: "written",
    channel: "wf",
    maxConcurrency: 4,
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
    ...changes,
  };
}

/** What tests change of an attempt; `project` is the folder of the project, a new one where absent. */
export interface AttemptChanges extends Partial<Omit<StepAttempt, "step" | "plan">> {
  readonly project?: string;
  readonly plan?: Partial<Plan>;
}

/** Makes the first attempt at a step, in a project of its own whose run's folder lies beside it. */
export function sampleAttempt(step: PlannedStep, { project = tempFolder(), plan = {}, ...changes }: AttemptChanges = {}): StepAttempt {
  const runId = "run-1";
  const folder = join(tempFolder(), runId, "steps", step.name, "1");
  mkdirSync(folder, { recursive: true });
  return {
    runId,
    plan: samplePlan(step, plan),
    step,
    attempt: 1,
    folder,
    cwd: project,
    root: project,
    environment: { PATH: process.env["PATH"], HOME: project },
    values: { variables: {}, steps: new Map() },
    stop: new AbortController().signal,
    ...changes,
  };
}
