import { type RunState, stepOf } from "../../runner/state/run-state.ts";
import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { WorkflowEvent } from "../workflow-event.ts";
import { answersWithin } from "./answers-within.ts";
import type { WorkflowDb, WorkflowStepRecord } from "./workflow-db.ts";
import { createStepResult, type WorkflowResult } from "./workflow-result.ts";

/** A run to be mirrored into a store of the caller's. */
export interface MirrorParts {
  readonly db: WorkflowDb;
  readonly plan: Plan;
  readonly config: RelayYamlConfig;
  readonly id: string;
  readonly folder: string;
  readonly workspaceId: string;
  readonly state: RunState;
  readonly onProblem: (message: string) => void;
}

/** How long a store may take at the end of a run. */
const LONGEST_MS = 10_000;

/** Tells a store of a run as it goes on, one thing after the other; what the store throws is reported and does not touch the run. */
export interface RunMirror {
  onEvent(event: WorkflowEvent): void;
  /** Tells how the run ended, and resolves when the store has heard of all. */
  end(result: WorkflowResult): Promise<void>;
}

/** Creates the mirror of a run that has begun. */
export function createMirror(parts: MirrorParts): RunMirror {
  const { db, plan, id, onProblem } = parts;
  let queue = Promise.resolve();
  const tell = (work: () => Promise<void>): void => {
    queue = queue.then(work).catch((error: unknown) => onProblem(`The store failed: ${error instanceof Error ? error.message : String(error)}`));
  };
  tell(async () => await begin(parts));
  const steps = new Map(plan.steps.map((step) => [step.name, step]));
  return {
    onEvent(event) {
      if (!("stepName" in event)) return;
      const step = steps.get(event.stepName);
      if (step === undefined) return;
      const record = recordOf(createStepResult(step, stepOf(parts.state, step.name), placeOf(parts)), stepOf(parts.state, step.name).status);
      tell(async () => await db.updateStep(record.id, record));
    },
    async end({ status, error, completedAt, updatedAt }) {
      tell(async () => await db.updateRun(id, { status, completedAt, updatedAt, ...(error === undefined ? {} : { error }) }));
      if (!(await answersWithin(queue, LONGEST_MS))) onProblem("The store does not answer; what it was not told of the run stands in the run's folder");
    },
  };
}

function placeOf({ folder, id }: MirrorParts): { readonly folder: string; readonly runId: string } {
  return { folder, runId: id };
}

async function begin(parts: MirrorParts): Promise<void> {
  const { db, plan, config, id, folder, workspaceId, state } = parts;
  const startedAt = new Date(state.startedMs).toISOString();
  const head = { id, workflowName: plan.name, pattern: plan.pattern, status: "running", config, folder, workspaceId } as const;
  if ((await db.getRun(id)) === null) await db.insertRun({ ...head, startedAt, createdAt: startedAt, updatedAt: startedAt });
  else await db.updateRun(id, { status: "running", updatedAt: new Date().toISOString() });
  const known = new Set((await db.getStepsByRunId(id)).map((step) => step.id));
  for (const step of plan.steps) {
    const now = stepOf(state, step.name);
    const record = recordOf(createStepResult(step, now, placeOf(parts)), now.status);
    if (known.has(record.id)) await db.updateStep(record.id, record);
    else await db.insertStep(record);
  }
}

function recordOf(result: ReturnType<typeof createStepResult>, status: string): WorkflowStepRecord {
  const { output, error } = result;
  return { ...result, output, error, id: `${result.runId}/${result.name}`, status: status === "running" ? "running" : result.status };
}
