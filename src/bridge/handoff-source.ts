import type { RunSource } from "../runner/run/run.ts";
import type { WrittenWorkflow } from "../workflow/written/written-workflow.ts";

/** Gives the source that a run of a handoff is pinned to: the workflow that was made of it, as JSON, since the run itself changes the handoff. `readWritten` takes its `text` again. */
export function handoffSource(written: WrittenWorkflow, { path, variables }: Pick<RunSource, "variables"> & { readonly path: string }): RunSource {
  return { kind: "handoff", path, text: JSON.stringify(written), variables };
}
