import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { checkWorkflow } from "../check/check-workflow.ts";
import type { Workflow } from "../checked/workflow.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { LintSettings } from "../rules/lint-settings.ts";
import { lintWorkflow } from "../rules/lint-workflow.ts";
import { findingsOf, type WorkflowSource } from "../written/findings-of.ts";
import { parseWorkflowYaml } from "../written/parse-workflow-yaml.ts";
import { readWritten } from "../written/read-written.ts";
import type { WrittenWorkflow } from "../written/written-workflow.ts";
import type { Plan } from "./plan.ts";
import { type PlanRequest, planWorkflow } from "./plan-workflow.ts";

/** What is to be planned, and how it is checked. */
export interface ReadPlanRequest extends PlanRequest, Omit<CheckRequest, "flow" | "variables"> {
  /** Severities of the rules that say what could be better; `false` leaves them out. */
  readonly settings?: LintSettings | false | undefined;
}

/** What came of reading a workflow: the plan where nothing is wrong that keeps it from running, and every finding, in the order of the text. */
export interface ReadPlan {
  readonly plan?: Plan;
  /** Absent where the written form or what it refers to is wrong. */
  readonly workflow?: Workflow;
  readonly findings: readonly Diagnostic[];
}

/** Reads, checks and plans the text of a workflow in YAML or JSON, for `run`, `plan`, `lint` and the API. `file` is its path as findings show it. Never throws. */
export function readPlan(source: { readonly text: string; readonly file: string }, request: ReadPlanRequest = {}): ReadPlan {
  const { written, findings, positions } = parseWorkflowYaml(source.text, source.file);
  if (written === undefined) return { findings };
  return planWritten(written, { ...source, ...(positions === undefined ? {} : { positions }) }, { request, findings });
}

/** Reads, checks and plans plain data that a program built. Findings stand at line 1 and name the path of what they are about. */
export function readPlanOfConfig(config: unknown, request: ReadPlanRequest = {}, file = "workflow"): ReadPlan {
  const { written, problems } = readWritten(config);
  const findings = findingsOf(problems, { file });
  return written === undefined ? { findings } : planWritten(written, { file }, { request, findings });
}

interface Asked {
  readonly request: ReadPlanRequest;
  /** What reading the written form found. */
  readonly findings: readonly Diagnostic[];
}

function planWritten(written: WrittenWorkflow, source: WorkflowSource, { request, findings }: Asked): ReadPlan {
  const { workflow, problems } = checkWorkflow(written, request);
  const told = (more: readonly WorkflowProblem[]): readonly Diagnostic[] => inOrder(findings, findingsOf([...problems, ...more], source));
  if (workflow === undefined) return { findings: told([]) };
  const advice = request.settings === false ? [] : lintWorkflow(workflow, request.settings);
  const planned = planWorkflow(workflow, request);
  if (!planned.ok) return { workflow, findings: told([...advice, ...planned.problem]) };
  return { plan: planned.value, workflow, findings: told(advice) };
}

function inOrder(some: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  return some.length === 0 ? others : [...some, ...others].sort((one, other) => one.range.start - other.range.start);
}
