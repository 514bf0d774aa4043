import { closeSync, fdatasyncSync, mkdtempSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { acquireLock } from "../../src/disk/lock/acquire-lock.ts";
import { createJournal } from "../../src/runner/journal/open-journal.ts";
import { loadJournal } from "../../src/runner/journal/load-journal.ts";
import { beginRun } from "../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../src/runner/run/resume-run.ts";
import { foldEvents } from "../../src/runner/state/fold-events.ts";
import type { ExecuteStep } from "../../src/runner/steps/step-executor.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import { planOf } from "../../test/runner/plan-of.ts";
import { median } from "./median.ts";
import { ratioRow } from "./ratio-row.ts";
import { readSizes } from "./sizes.ts";
import type { BenchRow } from "./table.ts";

const SOURCE = { kind: "yaml", text: "bench", variables: {} } as const;
const NOTHING: ExecuteStep = () => Promise.resolve({ kind: "completed", reason: "exit", exitCode: 0, output: "ok\n" });

/** Measures a durable step over one sync of a file: wall time, in turns, so that a disk that others use hits both. Its two events alone, and all of a step that does nothing, with the folder of its attempt. */
export async function durableRows(folder: string, steps: number): Promise<readonly BenchRow[]> {
  const plan = chainOf(steps);
  const times: { readonly sync: number; readonly events: number; readonly step: number }[] = [];
  for (let round = 0; round < rounds(); round += 1) {
    const sync = await wallOf(() => syncTimes(folder, steps));
    const events = await wallOf(() => writeEvents(mkdtempSync(join(folder, "journal-")), steps));
    times.push({ sync, events, step: await wallOf(() => runPlan(plan, folder, NOTHING)) });
  }
  const row = (what: string, kind: "events" | "step", limit?: number): BenchRow => {
    const ratio = median(times.map((time) => time[kind] / time.sync));
    const perStep = (one: "sync" | "events" | "step"): string => `${(median(times.map((time) => time[one])) / steps).toFixed(2)} ms`;
    const target = limit === undefined ? { target: "" } : { target: `<= ${String(limit)} x`, met: ratio <= limit };
    return { what, ours: perStep(kind), against: `one fdatasync: ${perStep("sync")}`, figure: `${ratio.toFixed(2)} x`, ...target };
  };
  return [row("a durable step: its two events", "events", 1.5), row("the same with the folder of its attempt", "step")];
}

function writeEvents(folder: string, steps: number): void {
  const journal = createJournal(folder, "bench", { takeLock: (lock) => acquireLock(lock), defer: () => {} });
  if (!journal.ok) throw new Error(journal.problem.message);
  journal.value.append([{ type: "run:started", workflow: "bench", sourceDigest: "" }]);
  for (let at = 0; at < steps; at += 1) {
    const stepName = `step-${String(at)}`;
    journal.value.append([{ type: "step:started", stepName, attempt: 1 }]);
    journal.value.append([{ type: "step:completed", stepName, attempt: 1, exitCode: 0, reason: "exit", output: "ok\n" }]);
    journal.value.settle();
  }
  journal.value.close();
}

/** Measures what a stored run costs that is looked at or gone on with: CPU time in this process. Its last step fails each time, so that there is one to do. */
export async function storedRows(folder: string, steps: number): Promise<readonly BenchRow[]> {
  const plan = chainOf(steps);
  const last = `step-${String(steps - 1)}`;
  const failLast: ExecuteStep = (attempt) =>
    attempt.step.name === last ? Promise.resolve({ kind: "failed", reason: "exit-code", exitCode: 1, output: "", error: "no" }) : NOTHING(attempt);
  const stored = await runPlan(plan, folder, failLast);
  const reads: number[] = [];
  const resumes: number[] = [];
  for (let round = 0; round < rounds(); round += 1) {
    reads.push(await cpuOf(() => read(stored)));
    resumes.push(await cpuOf(() => resume(plan, stored, failLast)));
  }
  const [readMs, resumeMs] = [median(reads), median(resumes)];
  const perEvents = (readMs / (steps * 2)) * 10_000;
  return [
    ratioRow({
      what: `resume of ${String(steps)} steps`,
      ours: { name: "resume", cpuMs: resumeMs },
      base: { name: "reading its journal", cpuMs: readMs },
      limit: 2,
    }),
    {
      what: "reload of 10,000 events",
      ours: `${perEvents.toFixed(0)} ms`,
      against: "",
      figure: `${perEvents.toFixed(0)} ms`,
      target: "< 60 ms",
      met: perEvents < 60,
    },
  ];
}

function rounds(): number {
  return Math.max(3, Math.ceil(readSizes().samples / 3));
}

function syncTimes(folder: string, times: number): void {
  const file = openSync(join(folder, "synced"), "a");
  for (let time = 0; time < times; time += 1) {
    writeSync(file, "x".repeat(400));
    fdatasyncSync(file);
  }
  closeSync(file);
}

function read(folder: string): void {
  const journal = loadJournal(folder);
  if (!journal.ok) throw new Error(journal.problem.message);
  foldEvents(journal.value.events);
}

async function resume(plan: Plan, folder: string, execute: ExecuteStep): Promise<void> {
  const run = resumeRun({ plan, source: SOURCE, cwd: folder, root: folder, environment: {}, folder, execute });
  if (!run.ok) throw new Error(run.problem.message);
  await run.value.finished;
}

async function runPlan(plan: Plan, folder: string, execute: ExecuteStep): Promise<string> {
  const run = beginRun({ plan, source: SOURCE, cwd: folder, root: folder, environment: {}, runsFolder: join(folder, "runs"), execute });
  if (!run.ok) throw new Error(run.problem.message);
  await run.value.finished;
  return run.value.folder;
}

function chainOf(size: number): Plan {
  return planOf(
    Array.from({ length: size }, (_, at) => ({ name: `step-${String(at)}`, dependsOn: at > 0 ? [`step-${String(at - 1)}`] : [] })),
    { maxConcurrency: 2 },
  );
}

async function wallOf(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
