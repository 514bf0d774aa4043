import type { RunView } from "../../report/run/run-view.ts";
import { renderSummary } from "../../report/run/summary.ts";
import type { CommandIo } from "../io.ts";
import { outputColumns } from "./create-follower.ts";
import { tailReader } from "./run-texts.ts";

/** Steps and failures that the summary at the end shows; `runs show` has all. */
const SHOWN_STEPS = 60;
const SHOWN_FAILURES = 10;

/** Tells on standard output how a run ended. */
export function tellSummary({ view, folder }: { readonly view: RunView; readonly folder: string }, io: CommandIo): void {
  const options = { columns: outputColumns(io), colour: io.colour, nowMs: Date.now(), tailOf: tailReader(folder, view.state) };
  const lines = renderSummary(view, { ...options, mostSteps: SHOWN_STEPS, mostFailures: SHOWN_FAILURES });
  io.out(lines.map((line) => `${line}\n`).join(""));
}
