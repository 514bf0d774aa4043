import type { DryRunReport } from "./dry-run/dry-run-report.ts";
import { loadConfig } from "./load-config.ts";
import { runConfig } from "./run/run-config.ts";
import type { WorkflowRunOptions } from "./run/run-options.ts";
import type { WorkflowResult } from "./run/workflow-result.ts";

/** What `runWorkflow` takes: what `.run()` does, and whether decisions are recorded in place of what the file says. */
export interface RunWorkflowOptions extends WorkflowRunOptions {
  readonly trajectories?: boolean | undefined;
}

/** Says what a run of a workflow file would do, prints it, and does nothing. */
export function runWorkflow(path: string, options: RunWorkflowOptions & { readonly dryRun: true }): Promise<DryRunReport>;
/** Runs a workflow file to its end; a run that fails is a result. @throws Error where the file cannot be read; WorkflowError where it cannot be run. */
export function runWorkflow(path: string, options?: RunWorkflowOptions): Promise<WorkflowResult>;
export async function runWorkflow(path: string, options: RunWorkflowOptions = {}): Promise<WorkflowResult | DryRunReport> {
  const config = loadConfig(path, options.cwd);
  if (options.trajectories !== undefined) config.trajectories = options.trajectories;
  return await runConfig(config, options);
}
