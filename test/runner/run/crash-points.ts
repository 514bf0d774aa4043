import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MACHINE_DISK } from "../../../src/runner/journal/journal-disk.ts";
import { foldEvents } from "../../../src/runner/state/fold-events.ts";
import { parseJournal } from "../../../src/runner/journal/parse-journal.ts";
import { readStoredText } from "../../../src/runner/journal/load-journal.ts";
import { beginRun } from "../../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../../src/runner/run/resume-run.ts";
import type { Run } from "../../../src/runner/run/run.ts";
import { type RunMachine, createRunMachine } from "../../../src/runner/run/run-machine.ts";
import type { RunState } from "../../../src/runner/state/run-state.ts";
import type { ExecuteStep } from "../../../src/runner/steps/step-executor.ts";
import type { Plan } from "../../../src/workflow/plan/plan.ts";

const LONG = 20_000;

/** Does steps whose output follows from the outputs before them alone, in an order that a seed shuffles; some outputs are long. `done` gets every step it did. */
export function createShuffledExecutor(done: string[], seed: number): ExecuteStep {
  let state = seed;
  const next = (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * most);
  };
  return async ({ step, values }) => {
    for (let turns = next(4); turns > 0; turns -= 1) await new Promise((resolve) => void setImmediate(resolve));
    const before = step.dependsOn.map((name) => values.steps.get(name)?.output ?? "(missing)");
    const hash = createHash("sha256")
      .update(JSON.stringify([step.name, before]))
      .digest("hex");
    done.push(step.name);
    return { kind: "completed", reason: "exit", exitCode: 0, output: step.name.endsWith("3") ? hash.padEnd(LONG, "x") : hash };
  };
}

/** A kill of the process loses nothing that was written, so that nothing needs to be synced here; and there are no orphans. */
function machine(): RunMachine {
  return { ...createRunMachine(), disk: { ...MACHINE_DISK, sync: () => {}, syncFolder: () => {} }, endOrphans: () => Promise.resolve([]) };
}

/** What a run came to: its status and every step's status and output. */
export interface Outcome {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export function outcomeOf({ folder }: Run, { status, steps }: RunState): Outcome {
  const outputs = [...steps.values()].map(({ name, status: own, output = "" }): [string, string] => {
    const text = readStoredText(folder, output);
    return [name, `${own} ${text.ok ? text.value : text.problem.message}`];
  });
  return { status, outputs: Object.fromEntries(outputs.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

const SOURCE = { kind: "yaml", text: "x", variables: {} } as const;

/** Runs a plan without an interruption; gives what it came to and its folder. */
export async function runWhole(plan: Plan, root: string, seed: number): Promise<{ readonly outcome: Outcome; readonly folder: string }> {
  const around = { plan, source: SOURCE, cwd: root, root, environment: {}, execute: createShuffledExecutor([], seed) };
  const run = beginRun({ ...around, runsFolder: join(root, "runs") }, machine());
  if (!run.ok) throw new Error(run.problem.message);
  return { outcome: outcomeOf(run.value, await run.value.finished), folder: run.value.folder };
}

/** What a resume after a crash did. */
export interface Resumed {
  readonly outcome: Outcome;
  /** Steps that were done though they had completed before. */
  readonly twice: readonly string[];
}

/** Lets a runner be killed when its journal had so many bytes, in a copy, and resumes. */
export async function crashAt(plan: Plan, folder: string, { bytes, seed }: { readonly bytes: number; readonly seed: number }): Promise<Resumed> {
  const copy = `${folder}-at-${bytes}`;
  cpSync(folder, copy, { recursive: true, filter: (path) => !/\/(?:lock|attempts|control|state\.json)$/.test(path) });
  const whole = readFileSync(join(folder, "journal.jsonl"));
  writeFileSync(join(copy, "journal.jsonl"), whole.subarray(0, bytes));
  const before = foldEvents(parseJournal(whole.subarray(0, bytes)).events);
  const done: string[] = [];
  const run = resumeRun(
    { folder: copy, plan, source: SOURCE, cwd: folder, root: folder, environment: {}, execute: createShuffledExecutor(done, seed) },
    machine(),
  );
  if (!run.ok) throw new Error(run.problem.message);
  const outcome = outcomeOf(run.value, await run.value.finished);
  rmSync(copy, { recursive: true });
  return { outcome, twice: done.filter((name) => before.steps.get(name)?.status === "completed") };
}

/** Where a run's journal may end after a kill. */
export interface CrashPoint {
  readonly bytes: number;
  /** Whether it is in the middle of an event. */
  readonly isWithin: boolean;
}

/** Lists the crash points of a run: behind every event but the last, and for every third in the middle of the one after it. */
export function crashPoints(folder: string): readonly CrashPoint[] {
  const journal = readFileSync(join(folder, "journal.jsonl"));
  const points: CrashPoint[] = [];
  for (let end = journal.indexOf(10); end !== -1 && end < journal.length - 1; end = journal.indexOf(10, end + 1)) {
    const next = journal.indexOf(10, end + 1);
    points.push({ bytes: end + 1, isWithin: false });
    if (points.length % 4 === 3) points.push({ bytes: end + 1 + Math.floor((next - end) / 2), isWithin: true });
  }
  return points;
}
