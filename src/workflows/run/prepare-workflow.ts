import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { readText } from "../../disk/files/read-text.ts";
import type { RunSource } from "../../runner/run/run.ts";
import type { CustomSteps } from "../../workflow/check/custom-steps/custom-steps.ts";
import { parseCustomSteps } from "../../workflow/check/custom-steps/parse-custom-steps.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { readPlan, readPlanOfConfig, type ReadPlan } from "../../workflow/plan/read-plan.ts";
import { unreachable } from "../../util/unreachable.ts";
import type { WorkflowPlace } from "../find-place.ts";
import type { WorkflowFinding } from "../workflow-error.ts";

/** A workflow that was checked: its plan where it can run, what is wrong with it, and what a run of it is pinned to. */
export interface PreparedWorkflow {
  readonly plan: Plan | undefined;
  readonly findings: readonly WorkflowFinding[];
  readonly source: RunSource;
}

/** What a workflow is prepared for. */
export interface PrepareOptions {
  readonly place: WorkflowPlace;
  readonly maxConcurrency?: number | undefined;
  /** Whether what could be better is told too. */
  readonly advice?: boolean;
  /** Whether variables without a value are let through, where the workflow is only looked at. */
  readonly forgiveUnset?: boolean | undefined;
}

/** Where the project's own kinds of steps are declared. */
const STEPS_FILE = ".relay/steps.yaml";

const MOST_BYTES = 16_777_216;

/** Checks and plans a source; changes nothing. */
export function prepareWorkflow(source: RunSource, { place, maxConcurrency, advice = true, forgiveUnset = false }: PrepareOptions): PreparedWorkflow {
  const custom = loadCustomSteps(place);
  const request = {
    ...(source.flow === undefined ? {} : { flow: source.flow }),
    variables: source.variables,
    root: place.cwd,
    customSteps: custom.steps,
    forgiveUnset,
    ...(advice ? {} : { settings: false as const }),
  };
  const file = source.path === undefined ? "" : shownPath(resolve(place.cwd, source.path), place.cwd);
  const read = readSource(source, file, request);
  const findings = [...custom.findings, ...read.findings.map((one) => findingOf(one, source.kind === "yaml"))];
  if (read.plan === undefined || findings.some(({ severity }) => severity === "error")) return { plan: undefined, findings, source };
  return { plan: maxConcurrency === undefined ? read.plan : { ...read.plan, maxConcurrency }, findings, source };
}

function readSource(source: RunSource, file: string, request: Parameters<typeof readPlan>[1]): ReadPlan {
  switch (source.kind) {
    case "yaml":
      return readPlan({ text: source.text, file: file === "" ? "workflow" : file }, request);
    case "config":
    case "handoff":
      return readPlanOfConfig(JSON.parse(source.text), request);
    default:
      return unreachable(source.kind);
  }
}

function loadCustomSteps({ cwd, root }: WorkflowPlace): { readonly steps?: CustomSteps | undefined; readonly findings: readonly WorkflowFinding[] } {
  for (const folder of new Set([cwd, root])) {
    const path = resolve(folder, STEPS_FILE);
    const read = readText(path, MOST_BYTES);
    if (read.ok) {
      const { steps, findings } = parseCustomSteps(read.value.text, shownPath(path, cwd));
      return { steps, findings: findings.map((one) => findingOf(one, true)) };
    }
    if (read.problem.code !== "not-found") throw new Error(read.problem.message);
  }
  return { findings: [] };
}

/** Makes what the API tells of a finding; one about a value that a program made has no place in a file. */
export function findingOf({ rule, severity, message, hint, file, line, column }: Diagnostic, hasPlace: boolean): WorkflowFinding {
  return { rule, severity, message, ...(hint === undefined ? {} : { hint }), ...(hasPlace ? { file, line, column } : {}) };
}

function shownPath(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join("/");
}
