import type { WorkflowResult, WorkflowStepResult } from "./workflow-result.ts";

/** Where a run stands in a store. */
export interface WorkflowRunRecord extends Omit<WorkflowResult, "status" | "completedAt" | "steps" | "durationMs" | "usedTokens"> {
  readonly status: "running" | WorkflowResult["status"];
  readonly completedAt?: string;
}

/** Where a step stands in a store; `id` is the run's with the step's name. */
export interface WorkflowStepRecord extends Omit<WorkflowStepResult, "status"> {
  readonly id: string;
  readonly status: "running" | WorkflowStepResult["status"];
}

/** A store of your own, told of every run and step as they change. The journal in the run's folder stays what counts: a resume reads that. */
export interface WorkflowDb {
  insertRun(run: WorkflowRunRecord): Promise<void>;
  updateRun(id: string, patch: Partial<WorkflowRunRecord>): Promise<void>;
  getRun(id: string): Promise<WorkflowRunRecord | null>;
  insertStep(step: WorkflowStepRecord): Promise<void>;
  updateStep(id: string, patch: Partial<WorkflowStepRecord>): Promise<void>;
  getStepsByRunId(runId: string): Promise<WorkflowStepRecord[]>;
}

/** A store in memory, for tests and for programs that look at steps afterwards. */
export class InMemoryWorkflowDb implements WorkflowDb {
  readonly #runs = new Map<string, WorkflowRunRecord>();
  readonly #steps = new Map<string, WorkflowStepRecord>();

  async insertRun(run: WorkflowRunRecord): Promise<void> {
    await Promise.resolve(this.#runs.set(run.id, run));
  }

  async updateRun(id: string, patch: Partial<WorkflowRunRecord>): Promise<void> {
    const run = this.#runs.get(id);
    if (run !== undefined) await this.insertRun({ ...run, ...patch });
  }

  async getRun(id: string): Promise<WorkflowRunRecord | null> {
    return await Promise.resolve(this.#runs.get(id) ?? null);
  }

  async insertStep(step: WorkflowStepRecord): Promise<void> {
    await Promise.resolve(this.#steps.set(step.id, step));
  }

  async updateStep(id: string, patch: Partial<WorkflowStepRecord>): Promise<void> {
    const step = this.#steps.get(id);
    if (step !== undefined) await this.insertStep({ ...step, ...patch });
  }

  async getStepsByRunId(runId: string): Promise<WorkflowStepRecord[]> {
    return await Promise.resolve([...this.#steps.values()].filter((step) => step.runId === runId));
  }
}
