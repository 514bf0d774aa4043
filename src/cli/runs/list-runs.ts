import { formatDuration } from "../../report/run/format-duration.ts";
import { listRuns } from "../../runner/store/list-runs.ts";
import type { ListedRun } from "../../runner/store/stored-run.ts";
import { describeAge } from "../../util/describe-age.ts";
import { singleLine } from "../../util/single-line.ts";
import { columns } from "../columns.ts";
import { printJson } from "../print-json.ts";
import type { RunsCall } from "./run-call.ts";

/** Lists the runs of the project, the newest first. Gives the exit code. */
export function listProjectRuns({ runsFolder, io, json }: RunsCall): number {
  const runs = listRuns(runsFolder);
  if (json) printJson(io, "runs", { runsFolder, runs: runs.map(shownRun) });
  else if (runs.length === 0) io.out("No runs yet\n  Next: agent-relay run relay.yaml\n");
  else io.out(columns([["RUN", "WORKFLOW", "STATUS", "BEGAN", "TOOK", "STEPS"], ...runs.map((run) => rowOf(run, io.now()))]));
  if (!json) for (const { id, problem } of runs) if (problem !== undefined) io.err(`${id}: ${singleLine(problem)}\n`);
  return 0;
}

function rowOf(run: ListedRun, now: string): readonly string[] {
  const { id, workflow, status, startedMs, beginMs, endedMs, pid } = run;
  const age = startedMs === 0 ? "" : describeAge(new Date(startedMs).toISOString(), now);
  const took = endedMs === undefined ? "-" : formatDuration(endedMs - beginMs);
  return [id, singleLine(workflow) || "-", pid === undefined ? status : `${status} (${pid})`, age || "-", took, describeCounts(run)];
}

function describeCounts({ counts }: ListedRun): string {
  const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  return parts.length === 0 ? "-" : parts.join(", ");
}

/** Gives a run as JSON documents have it, with null for what is not known. */
export function shownRun({ startedMs, beginMs, endedMs, pid, problem, error, ...run }: ListedRun): Readonly<Record<string, unknown>> {
  return {
    ...run,
    startedAt: timeOf(startedMs),
    beganAt: timeOf(beginMs),
    endedAt: timeOf(endedMs ?? 0),
    pid: pid ?? null,
    error: error ?? null,
    problem: problem ?? null,
  };
}

function timeOf(ms: number): string | null {
  return ms === 0 ? null : new Date(ms).toISOString();
}
