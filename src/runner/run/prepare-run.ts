import { runPreflight } from "../preflight/run-preflight.ts";
import { reportProblem } from "./report-problem.ts";
import type { RunSurroundings } from "./run.ts";
import type { RunMachine } from "./run-machine.ts";

/** A run before its first step. */
export interface UnpreparedRun {
  readonly surroundings: RunSurroundings;
  readonly machine: Pick<RunMachine, "endOrphans">;
  readonly folder: string;
  readonly id: string;
  readonly orphans?: readonly string[];
  /** Ends the preparation when it fires. */
  readonly stop: AbortSignal;
}

/** Ends what a killed runner left and makes the workflow's checks; gives the sentence of why no step may start, where none may. Never rejects. */
export async function prepareRun(run: UnpreparedRun): Promise<string | undefined> {
  try {
    await endLeft(run);
    const { plan, cwd, environment } = run.surroundings;
    if (plan.preflight.length === 0 || run.stop.aborted) return undefined;
    return await runPreflight(plan.preflight, { folder: run.folder, id: run.id, cwd, environment, variables: plan.variables, stop: run.stop, timeoutMs: plan.timeoutMs });
  } catch (error) {
    return `The run could not be prepared: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function endLeft({ surroundings, machine, folder, orphans }: UnpreparedRun): Promise<void> {
  if (orphans === undefined) return;
  const ended = await machine.endOrphans(folder, { attempts: orphans });
  const count = ended.reduce((sum, { pids }) => sum + pids.length, 0);
  if (count > 0) reportProblem(surroundings, `The runner before this one left ${count} process${count === 1 ? "" : "es"} alive; ended`);
}
