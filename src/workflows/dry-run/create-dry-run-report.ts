import { describePlan } from "../../workflow/dry-run/describe-plan.ts";
import type { PlanDescription, StepDescription } from "../../workflow/dry-run/plan-description.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { describeFinding, type WorkflowFinding } from "../workflow-error.ts";
import type { DryRunReport } from "./dry-run-report.ts";

/** What a report is made of: the plan where there is one, else what the workflow calls itself. */
export interface DryRunParts {
  readonly name: string;
  readonly plan: Plan | undefined;
  readonly findings: readonly WorkflowFinding[];
}

/** Makes the report of a dry run; touches nothing. */
export function createDryRunReport({ name, plan, findings }: DryRunParts): DryRunReport {
  const told = (severity: WorkflowFinding["severity"]): readonly string[] => findings.filter((one) => one.severity === severity).map(describeFinding);
  const described = plan === undefined ? undefined : describePlan(plan);
  const impossible = (described?.steps ?? []).flatMap((step) => step.problems.map((problem) => `step ${step.name}: ${problem}`));
  const errors = [...told("error"), ...impossible];
  const valid = described !== undefined && errors.length === 0;
  return {
    valid,
    status: valid ? "completed" : "failed",
    dryRun: true,
    errors,
    warnings: told("warning"),
    findings,
    name: described?.name ?? name,
    ...(described === undefined ? NOTHING : numbersOf(described)),
    ...(described === undefined ? {} : { plan: described }),
  };
}

type Numbers = Omit<DryRunReport, "valid" | "status" | "dryRun" | "errors" | "warnings" | "findings" | "name" | "plan">;

const NOTHING: Numbers = {
  description: "",
  pattern: "",
  agents: [],
  waves: [],
  totalSteps: 0,
  maxConcurrency: 0,
  estimatedWaves: 0,
  estimatedPeakConcurrency: 0,
  estimatedTotalAgentSteps: 0,
};

function numbersOf(plan: PlanDescription): Numbers {
  const steps = new Map(plan.steps.map((step) => [step.name, step]));
  const agentSteps = plan.steps.filter(({ agent }) => agent !== undefined);
  return {
    description: plan.description,
    pattern: plan.pattern,
    agents: plan.agents.map((agent) => ({ name: agent.name, cli: agent.cli, role: agent.role, cwd: agent.cwd, stepCount: agent.steps })),
    waves: plan.waves.map((names, at) => ({ wave: at + 1, steps: names.flatMap((name) => briefOf(steps.get(name))) })),
    totalSteps: plan.steps.length,
    maxConcurrency: plan.maxConcurrency,
    estimatedWaves: plan.waves.length,
    estimatedPeakConcurrency: plan.peakConcurrency,
    estimatedTotalAgentSteps: agentSteps.reduce((sum, { retries }) => sum + 1 + retries, 0),
  };
}

function briefOf(step: StepDescription | undefined): DryRunReport["waves"][number]["steps"] {
  if (step === undefined) return [];
  return [{ name: step.name, ...(step.agent === undefined ? {} : { agent: step.agent }), dependsOn: step.dependsOn }];
}
