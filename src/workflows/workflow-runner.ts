import type { Run, RunSource } from "../runner/run/run.ts";
import type { RelayYamlConfig } from "../workflow/builder/relay-yaml-config.ts";
import { showValue, wrongUse } from "../workflow/builder/wrong-use.ts";
import { readWritten } from "../workflow/written/read-written.ts";
import { createDryRunReport } from "./dry-run/create-dry-run-report.ts";
import type { DryRunReport } from "./dry-run/dry-run-report.ts";
import { findPlace } from "./find-place.ts";
import { loadConfig } from "./load-config.ts";
import { resolveVariables } from "./resolve-variables.ts";
import { callWorkflow, type WorkflowCall } from "./run/call-workflow.ts";
import type { Call } from "./run/call-flags.ts";
import { nameOf, originOf, readConfig } from "./run/config-origin.ts";
import { findResumed } from "./run/find-resumed.ts";
import { createListeners } from "./run/listeners.ts";
import { plainVariables } from "./run/plain-variables.ts";
import { prepareWorkflow } from "./run/prepare-workflow.ts";
import type { ResumeOptions, Variables, WorkflowExecuteOptions, WorkflowRunnerOptions } from "./run/run-options.ts";
import { warn } from "./run/warn.ts";
import type { WorkflowResult } from "./run/workflow-result.ts";
import { WorkflowError } from "./workflow-error.ts";
import type { WorkflowEventListener } from "./workflow-event.ts";

/** Runs workflows, one at a time: reads, checks and plans them, runs and resumes them, and tells what happens. */
export class WorkflowRunner {
  readonly #options: WorkflowRunnerOptions;
  readonly #onProblem: (message: string) => void;
  readonly #listeners: ReturnType<typeof createListeners>;
  #isBusy = false;
  #isPaused = false;
  #run: Run | undefined;

  constructor(options: WorkflowRunnerOptions = {}) {
    this.#options = options;
    this.#onProblem = options.onProblem ?? warn;
    this.#listeners = createListeners(this.#onProblem);
  }

  /** Adds a listener to all runs; gives what takes it away again. */
  on(listener: WorkflowEventListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Reads a workflow file; a relative path is one of `cwd`. @throws Error where it cannot be read; WorkflowError where it is no workflow. */
  async parseYamlFile(path: string): Promise<RelayYamlConfig> {
    return await Promise.resolve(loadConfig(path, this.#options.cwd));
  }

  /** Reads a workflow; `source` is what findings call it. @throws WorkflowError where it is none. */
  parseYamlString(text: string, source = "workflow"): RelayYamlConfig {
    return readConfig(text, source, false);
  }

  /** Gives the config where it can be read and all that it refers to is there, but for variables. @throws WorkflowError that lists what is wrong. */
  validateConfig(config: unknown, source = "config"): RelayYamlConfig {
    const { written, problems } = readWritten(config);
    if (written === undefined) throw new WorkflowError(`Cannot use "${source}"`, problems);
    const { plan, findings } = this.#prepare(written, { forgiveUnset: true });
    if (plan === undefined) throw new WorkflowError(`Cannot use "${source}"`, findings);
    return written;
  }

  /** Gives a config of its own in which the variables are filled in, but for those of commands, which are when they run. */
  resolveVariables(config: RelayYamlConfig, variables: Variables = {}): RelayYamlConfig {
    return resolveVariables(config, variables);
  }

  /** Says what a run would do, without doing any of it. Never throws for what is wrong with the workflow: that is in the report. */
  dryRun(config: RelayYamlConfig, workflow?: string, vars: Variables = {}): DryRunReport {
    return createDryRunReport({ name: nameOf(config), ...this.#prepare(config, { workflow, vars }) });
  }

  /** Runs a workflow to its end; a run that fails is a result. @throws WorkflowError where it cannot be run; Error where the runner runs one already. */
  async execute(
    config: RelayYamlConfig,
    workflow?: string,
    ...[vars = {}, options = {}]: [vars?: Variables, options?: WorkflowExecuteOptions]
  ): Promise<WorkflowResult> {
    return await this.#exclusively(
      async () => await callWorkflow({ config, origin: originOf(config), call: { ...options, workflow, vars }, ...this.#hearing() }),
    );
  }

  /** Goes on with a run that failed, was interrupted or cancelled; what completed is kept. @throws Error where there is no such run, or nothing is left to do. */
  async resume(runId: string, vars: Variables = {}, { startFrom, acceptChanges = false, maxConcurrency }: ResumeOptions = {}): Promise<WorkflowResult> {
    const { runsFolder } = findPlace(this.#options.cwd, this.#options.runsFolder);
    if (typeof runId !== "string" || runId === "")
      throw wrongUse(`Unexpected ${showValue(runId)} as the id of a run, expected a text`, "Write `run.id`, or `last`.");
    const { meta } = findResumed(runsFolder, runId);
    const { kind, text, path, flow } = meta.source;
    const config = kind === "yaml" ? readConfig(text, path ?? "workflow", path !== undefined) : (JSON.parse(text) as RelayYamlConfig);
    const origin = { kind, text, ...(path === undefined ? {} : { path }) };
    const call = { workflow: flow, vars, resume: meta.id, startFrom, acceptChanges, maxConcurrency, cwd: meta.cwd };
    const hearing = this.#hearing();
    return await this.#exclusively(async () => await callWorkflow({ config, origin, call, ...hearing, options: { ...hearing.options, runsFolder } }));
  }

  /** Starts no more steps until `unpause`; those that run go on. Before a run it holds the next one. */
  pause(): void {
    this.#isPaused = true;
    this.#run?.pause();
  }

  /** Goes on after `pause`. */
  unpause(): void {
    this.#isPaused = false;
    this.#run?.unpause();
  }

  /** Ends the run that goes on, with all that it started; it can be resumed. A second time it kills what has not ended yet. */
  abort(): void {
    this.#run?.abort();
  }

  /** Gives the id of the run that goes on, else of the last one; undefined before the first. */
  getCurrentRunId(): string | undefined {
    return this.#run?.id;
  }

  #prepare(
    config: RelayYamlConfig,
    { workflow, vars = {}, forgiveUnset = false }: Call & { readonly forgiveUnset?: boolean },
  ): ReturnType<typeof prepareWorkflow> {
    const variables = plainVariables(vars);
    const place = findPlace(this.#options.cwd, this.#options.runsFolder);
    try {
      const source: RunSource = { ...originOf(config), ...(workflow === undefined ? {} : { flow: workflow }), variables };
      return prepareWorkflow(source, { place, forgiveUnset });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { plan: undefined, findings: [{ rule: "workflow-readable", severity: "error", message }], source: { kind: "config", text: "null", variables } };
    }
  }

  #hearing(): Pick<WorkflowCall, "options" | "onEvent" | "onProblem" | "onBegun"> {
    return {
      options: this.#options,
      onProblem: this.#onProblem,
      onEvent: (event) => this.#listeners.tell(event),
      onBegun: (run) => {
        this.#run = run;
        if (this.#isPaused) run.pause();
      },
    };
  }

  async #exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#isBusy) throw new Error("Cannot run two workflows at a time with one `WorkflowRunner`. Make another one.");
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }
}
