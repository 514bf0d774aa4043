import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Plan } from "../../workflow/plan/plan.ts";
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
    const missing = missingFolder(plan, cwd);
    if (missing !== undefined) return missing;
    if (plan.preflight.length === 0 || run.stop.aborted) return undefined;
    return await runPreflight(plan.preflight, {
      folder: run.folder,
      id: run.id,
      cwd,
      environment,
      variables: plan.variables,
      stop: run.stop,
      timeoutMs: plan.timeoutMs,
    });
  } catch (error) {
    return `The run could not be prepared: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A folder of `paths` that has to be there and is not, in a sentence. */
function missingFolder({ paths }: Plan, cwd: string): string | undefined {
  const missing = paths.find(({ folder, required }) => required && statSync(resolve(cwd, folder), { throwIfNoEntry: false })?.isDirectory() !== true);
  return missing && `Cannot find the folder "${missing.folder}" of path \`${missing.name}\`; create it, or write \`required: false\``;
}

async function endLeft({ surroundings, machine, folder, orphans }: UnpreparedRun): Promise<void> {
  if (orphans === undefined) return;
  const ended = await machine.endOrphans(folder, { attempts: orphans });
  const count = ended.reduce((sum, { pids }) => sum + pids.length, 0);
  if (count > 0) reportProblem(surroundings, `The runner before this one left ${count} process${count === 1 ? "" : "es"} alive; ended`);
}
