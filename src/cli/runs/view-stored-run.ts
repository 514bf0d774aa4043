import { type RunView, viewSteps, viewStepsOf, type ViewedStep } from "../../report/run/run-view.ts";
import type { StoredRun } from "../../runner/store/stored-run.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { loadSource } from "../workflow/load-workflow.ts";
import { textReader } from "../workflow/run-texts.ts";

/** Makes the view of a run that was read back: all steps of the workflow it was pinned to, or, where that cannot be planned any more, those that events spoke of. */
export function viewStoredRun(run: Omit<StoredRun, "events" | "pid">, io: CommandIo): RunView {
  const { id, folder, state, status } = run;
  const planned = plannedSteps(run, io);
  const names = new Set(planned.map(({ name }) => name));
  const others = viewStepsOf(state).filter(({ name }) => !names.has(name));
  return { runId: id, title: state.workflow, steps: [...planned, ...others], state, status, textOf: textReader(folder) };
}

function plannedSteps({ meta }: Pick<StoredRun, "meta">, io: CommandIo): readonly ViewedStep[] {
  if (meta === undefined) return [];
  const { source, cwd, root } = meta;
  try {
    const request = { place: { cwd, root, runsFolder: "" }, variables: source.variables, flow: source.flow, advice: false };
    const { plan } = loadSource(source, request, io);
    return plan === undefined ? [] : viewSteps(plan);
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}
