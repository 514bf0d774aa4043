import type { Run, RunSource } from "../../runner/run/run.ts";
import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import { createDryRunReport } from "../dry-run/create-dry-run-report.ts";
import { createDryRunResult, type DryRunResult } from "../dry-run/create-dry-run-result.ts";
import { formatDryRunReport } from "../dry-run/format-dry-run-report.ts";
import { findPlace, type WorkflowPlace } from "../find-place.ts";
import { writeScriptReport } from "../script-report.ts";
import { WorkflowError } from "../workflow-error.ts";
import type { WorkflowEvent } from "../workflow-event.ts";
import { adaptExecutor } from "./adapt-executor.ts";
import { applyFlags, type Call, type FlaggedCall } from "./call-flags.ts";
import { nameOf } from "./config-origin.ts";
import { findResumed, type ResumedRun } from "./find-resumed.ts";
import { performRun, type RunSettings } from "./perform-run.ts";
import { type PreparedWorkflow, prepareWorkflow } from "./prepare-workflow.ts";
import type { WorkflowRunnerOptions } from "./run-options.ts";
import type { WorkflowResult } from "./workflow-result.ts";

/** A workflow to be run, and who hears of it. */
export interface WorkflowCall {
  readonly config: RelayYamlConfig;
  /** What a run of it is pinned to, but for flow and variables. */
  readonly origin: Pick<RunSource, "kind" | "path" | "text">;
  readonly call: Call;
  readonly options: WorkflowRunnerOptions;
  readonly onEvent: (event: WorkflowEvent) => void;
  readonly onProblem: (message: string) => void;
  readonly onBegun: (run: Run) => void;
}

/**
 * Runs a workflow, goes on with a run of it, or only says what would be done, as the call and the flags of `agent-relay run` say. Below that command it reports to
 * it, and a run that does not complete makes this process end with 1. @throws WorkflowError where the workflow cannot be run; Error where no run can begin.
 */
export async function callWorkflow(order: WorkflowCall): Promise<WorkflowResult | DryRunResult> {
  const flagged = applyFlags({ ...order.call, cwd: order.call.cwd ?? order.options.cwd });
  const report = flagged.flags?.report;
  try {
    const made = await (flagged.call.dryRun === true ? dryRun(order, flagged) : run(order, flagged));
    if (flagged.flags !== undefined && made.status !== "completed") process.exitCode = 1;
    return made;
  } catch (error) {
    writeScriptReport(report, { kind: "refused", error: error instanceof Error ? error.message : String(error) });
    if (flagged.flags !== undefined) process.exitCode = 1;
    throw error;
  }
}

async function dryRun({ config, origin, options }: WorkflowCall, { call, flags }: FlaggedCall): Promise<DryRunResult> {
  const place = findPlace(call.cwd, options.runsFolder);
  const prepared = prepareWorkflow(sourceFor(origin, call), { place, maxConcurrency: call.maxConcurrency });
  const made = createDryRunReport({ name: nameOf(config), ...prepared });
  const { name, valid, errors, warnings } = made;
  writeScriptReport(flags?.report, { kind: "dry-run", name, valid, errors, warnings, report: made });
  process.stdout.write(formatDryRunReport(made));
  return await Promise.resolve(createDryRunResult(made, config, options.workspaceId ?? "local"));
}

async function run(order: WorkflowCall, { call, flags }: FlaggedCall): Promise<WorkflowResult> {
  const place = findPlace(call.cwd, order.options.runsFolder);
  const resumed = resumedBy(order, { call, place, isFlag: flags?.resume !== undefined });
  const source = sourceFor(order.origin, call, resumed);
  const prepared = assertPlanned(prepareWorkflow(source, { place, maxConcurrency: call.maxConcurrency, advice: false }), nameOf(order.config));
  const result = await performRun(
    {
      prepared,
      config: order.config,
      place,
      startFrom: call.startFrom,
      resume: resumed?.folder,
      acceptChanges: call.acceptChanges === true || call.previousRunId !== undefined,
    },
    {
      ...settingsOf(order),
      ...(flags?.yes === true ? { approve: async () => await Promise.resolve(true) } : {}),
      onBegun(begun) {
        writeScriptReport(flags?.report, { kind: "begun", runId: begun.id, folder: begun.folder, since: begun.state.seq });
        order.onBegun(begun);
      },
    },
  );
  const { id, folder, status, error } = result;
  writeScriptReport(flags?.report, { kind: "run", runId: id, folder, status, ...(error === undefined ? {} : { error }) });
  return result;
}

/** What a run goes with, of the options of a runner. */
function settingsOf({ options, onEvent, onProblem, onBegun }: Omit<WorkflowCall, "config" | "origin" | "call">): RunSettings {
  return {
    execute: options.executor === undefined ? undefined : adaptExecutor(options.executor),
    approve: options.approve,
    db: options.db,
    summaryDir: options.summaryDir,
    workspaceId: options.workspaceId ?? "local",
    handleSignals: options.handleSignals ?? true,
    onEvent,
    onProblem,
    onBegun,
  };
}

/** Gives a workflow that can run. @throws WorkflowError where it cannot. */
function assertPlanned(prepared: PreparedWorkflow, name: string): PreparedWorkflow & { readonly plan: NonNullable<PreparedWorkflow["plan"]> } {
  const { plan, findings } = prepared;
  if (plan === undefined) throw new WorkflowError(`Cannot run the workflow \`${name}\``, findings);
  return { ...prepared, plan };
}

interface Resuming {
  readonly call: Call;
  readonly place: WorkflowPlace;
  /** Whether the user asked for it, and not the script: a script may run several workflows, and one of them is meant. */
  readonly isFlag: boolean;
}

function resumedBy({ config, onProblem }: WorkflowCall, { call, place, isFlag }: Resuming): ResumedRun | undefined {
  const wish = call.resume ?? (call.startFrom === undefined ? undefined : call.previousRunId);
  if (wish === undefined) return undefined;
  const found = findResumed(place.runsFolder, wish);
  if (!isFlag || found.meta.workflow === nameOf(config)) return found;
  onProblem(`The run ${found.meta.id} is one of ${found.meta.workflow}; ${nameOf(config)} runs anew`);
  return undefined;
}

/** A run that is resumed keeps the variables it was begun with where nobody gives others. */
function sourceFor(origin: WorkflowCall["origin"], { workflow, vars }: Call, resumed?: ResumedRun): RunSource {
  const flow = workflow ?? resumed?.meta.source.flow;
  return { ...origin, ...(flow === undefined ? {} : { flow }), variables: { ...resumed?.meta.source.variables, ...vars } };
}
