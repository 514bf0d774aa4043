import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { readText } from "../../disk/files/read-text.ts";
import { createPlanDocument } from "../../report/plan/plan-document.ts";
import { renderPlan } from "../../report/plan/render-plan.ts";
import { renderWalk } from "../../report/plan/render-walk.ts";
import { walkPlan } from "../../runner/dry-run/walk-plan.ts";
import { describePlan } from "../../workflow/dry-run/describe-plan.ts";
import { drawPlan, PLAN_FORMATS, type PlanFormat } from "../../workflow/dry-run/draw-plan.ts";
import { parseStubs } from "../../workflow/dry-run/parse-stubs.ts";
import type { Stubs } from "../../workflow/dry-run/stub.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import { shownCommand } from "../verify/shown-command.ts";
import { outputColumns } from "./create-follower.ts";
import type { Target } from "./find-target.ts";
import { loadWorkflowFile, shownPath } from "./load-workflow.ts";
import type { PlannedCheck } from "./permit-handoff.ts";
import { hasErrors, printFindings } from "./print-findings.ts";
import { workflowOptions } from "./run-options.ts";
import { findRunPlace } from "./run-place.ts";

/** The forms in which a plan can be shown. */
export const PLAN_OUTPUTS = ["text", ...PLAN_FORMATS, "json"] as const;

/** A call that asks for a plan. */
export interface PlanCall {
  readonly invocation: Invocation;
  readonly io: CommandIo;
}

/** What is to be shown: the plan where there is one, and what is wrong. */
export interface ShownPlan {
  readonly plan?: Plan | undefined;
  readonly findings: readonly Diagnostic[];
  /** The commands that the handoff names, where the plan is of one. */
  readonly checks?: readonly PlannedCheck[];
}

/** Steps that a text shows one by one; JSON has all. */
const MOST_STEPS = 500;

/** Shows the plan of a workflow file; with `--stubs` also what a walk with those answers comes to. Gives the exit code: 1 where there is an error. */
export function planFile(target: Extract<Target, { readonly kind: "yaml" }>, call: PlanCall): number {
  const { cwd, ...options } = workflowOptions(call.invocation, call.io);
  const loaded = loadWorkflowFile(target, { ...options, place: findRunPlace(call.io.cwd, cwd), advice: true }, call.io);
  return showPlan(loaded, call);
}

/** Shows a plan and its findings in the form that the call asks for. Gives the exit code. */
export function showPlan({ plan, findings: found, checks }: ShownPlan, { invocation, io }: PlanCall): number {
  const format = switchOption(invocation, "json") ? "json" : (textOption(invocation, "format") ?? "text");
  const stubs = plan === undefined ? undefined : readStubs(plan, invocation, io);
  const findings = [...found, ...(stubs?.findings ?? [])];
  const walk = plan === undefined || stubs?.stubs === undefined ? undefined : walkPlan(plan, stubs.stubs);
  const failed = hasErrors(findings) || (walk !== undefined && walk.status !== "completed") ? 1 : 0;
  if (format === "json") {
    const document = createPlanDocument({ ...(plan === undefined ? {} : { plan: describePlan(plan) }), findings, walk });
    printJson(io, "plan", { ...document, ...(checks === undefined ? {} : { checks }) });
  } else if (plan === undefined) printFindings(findings, io);
  else if (isPicture(format)) {
    printFindings(findings, io, "err");
    io.out(drawn(plan, format));
  } else {
    const lines = renderPlan(describePlan(plan), { columns: outputColumns(io), colour: io.colour, mostSteps: MOST_STEPS });
    const walked = walk === undefined ? [] : ["", ...renderWalk(walk, { columns: outputColumns(io), colour: io.colour })];
    io.out(`${[...lines, ...checkLines(checks), ...walked].join("\n")}\n`);
    if (findings.length > 0) io.out("\n");
    printFindings(findings, io);
  }
  return failed;
}

const PERMITS: Readonly<Record<PlannedCheck["permit"], string>> = { allowed: "allowed", asked: "asked for", refused: "refused" };

function checkLines(checks: readonly PlannedCheck[] = []): readonly string[] {
  if (checks.length === 0) return [];
  return ["", "Commands that the handoff names", ...checks.map(({ command, permit }) => `  ${PERMITS[permit].padEnd(9)}  ${shownCommand(command)}`)];
}

function isPicture(format: string): format is PlanFormat {
  return PLAN_FORMATS.some((known) => known === format);
}

function drawn(plan: Plan, format: PlanFormat): string {
  const text = drawPlan(plan, format);
  return text.endsWith("\n") ? text : `${text}\n`;
}

function readStubs(plan: Plan, invocation: Invocation, io: CommandIo): { readonly stubs?: Stubs; readonly findings: readonly Diagnostic[] } | undefined {
  const wish = textOption(invocation, "stubs");
  if (wish === undefined) return undefined;
  const path = resolve(io.cwd, wish);
  const read = readText(path);
  if (!read.ok) throw new CommandError(read.problem.message, { exitCode: 2, hint: read.problem.hint ?? "give --stubs a YAML or JSON file" });
  return parseStubs(read.value.text, shownPath(path, io), plan.graph.names);
}
