import { WorkflowDraft } from "../workflow/builder/workflow-draft.ts";
import type { DryRunReport } from "./dry-run/dry-run-report.ts";
import { runConfig } from "./run/run-config.ts";
import type { Variables, WorkflowRunOptions } from "./run/run-options.ts";
import type { WorkflowResult } from "./run/workflow-result.ts";
import { WorkflowRunner } from "./workflow-runner.ts";

/** Puts a workflow together and runs it; made by `workflow(name)`. */
export class WorkflowBuilder extends WorkflowDraft {
  #startFrom: string | undefined;
  #previousRunId: string | undefined;

  /** Begins runs at this step; what is before it is taken as done. */
  startFrom(step: string): this {
    this.#startFrom = step;
    return this;
  }

  /** Names the run whose outputs the steps before `startFrom` keep. */
  previousRunId(id: string): this {
    this.#previousRunId = id;
    return this;
  }

  /** Says what a run would do, without doing any of it; what is wrong with the workflow is in the report. */
  dryRun({ vars = {}, ...options }: { readonly vars?: Variables; readonly cwd?: string } = {}): DryRunReport {
    return new WorkflowRunner(options).dryRun(this.toConfig(), undefined, vars);
  }

  /** Says what a run would do, prints it, and does nothing.. */
  run(options: WorkflowRunOptions & { readonly dryRun: true }): Promise<DryRunReport>;
  /** Runs the workflow to its end; a run that fails is a result. @throws WorkflowError where it cannot be run. */
  run(options?: WorkflowRunOptions): Promise<WorkflowResult>;
  async run(options: WorkflowRunOptions = {}): Promise<WorkflowResult | DryRunReport> {
    const { startFrom = this.#startFrom, previousRunId = this.#previousRunId } = options;
    return await runConfig(this.toConfig(), { ...options, startFrom, previousRunId });
  }
}

/** Begins a workflow: say what it is by its methods, then `run()` it, or take it as `toYaml()` or `toConfig()`. @throws Error where the name is empty. */
export function workflow(name: string): WorkflowBuilder {
  return new WorkflowBuilder(name);
}
