import { createRunDocument } from "../../report/run/run-document.ts";
import { renderSummary } from "../../report/run/summary.ts";
import { printJson } from "../print-json.ts";
import { outputColumns } from "../workflow/create-follower.ts";
import { tailReader } from "../workflow/run-texts.ts";
import { needRun, type RunsCall } from "./run-call.ts";
import { viewStoredRun } from "./view-stored-run.ts";

/** Shows one run: headline, timeline, failures. Gives the exit code. */
export function showRun(call: RunsCall): number {
  const { io, json } = call;
  const run = needRun(call);
  const view = viewStoredRun(run, io);
  const nowMs = Date.parse(io.now());
  if (json) {
    const { folder, meta, pid } = run;
    const source = meta === undefined ? null : { kind: meta.source.kind, path: meta.source.path ?? null, digest: meta.sourceDigest };
    printJson(io, "run", { folder, pid: pid ?? null, cwd: meta?.cwd ?? null, source, run: createRunDocument(view, nowMs) });
    return 0;
  }
  const lines = renderSummary(view, { columns: outputColumns(io), colour: io.colour, nowMs, tailOf: tailReader(run.folder, run.state) });
  io.out(lines.map((line) => `${line}\n`).join(""));
  return 0;
}
