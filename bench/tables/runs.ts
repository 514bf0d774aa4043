import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadJournal } from "../../src/runner/journal/load-journal.ts";
import { beginRun } from "../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../src/runner/run/resume-run.ts";
import { foldEvents } from "../../src/runner/state/fold-events.ts";
import type { ExecuteStep } from "../../src/runner/steps/step-executor.ts";
import type { Plan } from "../../src/workflow/plan/plan.ts";
import { planOf } from "../../test/runner/plan-of.ts";
import { type Program, measureCpu } from "../harness/cpu-time.ts";
import { median } from "../harness/median.ts";
import { REPOSITORY } from "../harness/paths.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const STEPS = Number(process.env["BENCH_RUN_STEPS"] ?? "") || 1000;
const STORED_STEPS = STEPS * 10;
const SOURCE = { kind: "yaml", text: "bench", variables: {} } as const;

/** What whole runs cost: their steps over bare spawns and over make, a durable step over one sync, a resume over reading its journal. */
export const runs: Bench = {
  name: "runs",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-runs-"));
    try {
      const rows = [...chainRows(folder), ...fanRows(folder, STEPS / 10), ...fanRows(folder, STEPS), await durableRow(folder), ...(await storedRows(folder))];
      return { name: "runs", title: "Runs", method: METHOD, rows };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const METHOD = `Steps are \`true\` in \`sh -c\`. Chain and fan-out: CPU time of whole processes with their children, in turns, less that of a process which only loads the same modules; two steps at a time in a fan-out. The durable step and the stored run: wall time in one process, with steps that do nothing. \`BENCH_RUN_STEPS\` sets the size (${String(STEPS)}).`;

function chainRows(folder: string): readonly BenchRow[] {
  const [none = 0, ours = 0, against = 0] = measure(folder, [child("none", "", 0), child("run", "chain", STEPS), child("spawn", "chain", STEPS)]);
  return [ratioRow(`chain of ${String(STEPS)}`, { ours: ours - none, against: against - none, name: "spawn to a file", limit: 1.15 })];
}

function fanRows(folder: string, size: number): readonly BenchRow[] {
  const programs = [child("none", "", 0), child("run", "fan", size), make(folder, size, "@true"), make(folder, size, "@true;")];
  const [none = 0, ours = 0, direct = 0, shell = 0] = measure(folder, programs);
  const what = `fan-out of ${String(size)}`;
  return [
    ratioRow(what, { ours: ours - none, against: direct, name: "make -j2", limit: 3.5 }),
    ratioRow(what, { ours: ours - none, against: shell, name: "make -j2 via sh", limit: 1.2 }),
  ];
}

function child(mode: string, shape: string, size: number): Pick<Program, "name" | "argv"> {
  return {
    name: `${mode} ${shape}`,
    argv: [process.execPath, "--import", "tsx", join(REPOSITORY, "bench", "harness", "run-steps.ts"), mode, shape, String(size)],
  };
}

function make(folder: string, size: number, recipe: string): Pick<Program, "name" | "argv"> {
  const targets = Array.from({ length: size }, (_, at) => `t${String(at)}`);
  const file = join(folder, `Makefile-${String(size)}-${String(recipe.length)}`);
  writeFileSync(file, `all: ${targets.join(" ")}\n.PHONY: all ${targets.join(" ")}\n${targets.map((name) => `${name}:\n\t${recipe}\n`).join("")}`);
  return { name: `make ${recipe}`, argv: ["make", "-j2", "-f", file] };
}

/** Each program gets a fresh folder for each sample. */
function measure(folder: string, programs: readonly Pick<Program, "name" | "argv">[]): readonly number[] {
  const whole = programs.map(({ name, argv }): Program => {
    const own = mkdtempSync(join(folder, "of-"));
    const isOurs = argv[0] === process.execPath;
    return { name, argv: isOurs ? [...argv, own] : argv, cwd: REPOSITORY };
  });
  return measureCpu(whole, { samples: Math.ceil(readSizes().samples / 5), batch: 1 }).map(({ cpuMs }) => cpuMs);
}

interface Ratio {
  readonly ours: number;
  readonly against: number;
  readonly name: string;
  readonly limit: number;
}

function ratioRow(what: string, { ours, against, name, limit }: Ratio): BenchRow {
  const ratio = ours / against;
  return {
    what,
    ours: `${ours.toFixed(ours < 10 ? 2 : 0)} ms`,
    against: `${name}: ${against.toFixed(against < 10 ? 2 : 0)} ms`,
    figure: `${ratio.toFixed(2)} x`,
    target: `<= ${String(limit)} x`,
    met: ratio <= limit,
  };
}

const NOTHING: ExecuteStep = () => Promise.resolve({ kind: "completed", reason: "exit", exitCode: 0, output: "ok\n" });

async function durableRow(folder: string): Promise<BenchRow> {
  const rounds = Array.from({ length: Math.ceil(readSizes().samples / 3) });
  const plan = chainOf(STEPS / 5);
  const ours: number[] = [];
  const syncs: number[] = [];
  for (const _ of rounds) {
    ours.push((await timeOf(() => runPlan(plan, folder, NOTHING))) / plan.steps.length);
    syncs.push((await timeOf(() => syncTimes(folder, plan.steps.length))) / plan.steps.length);
  }
  return ratioRow("a durable step", { ours: median(ours), against: median(syncs), name: "one fdatasync", limit: 1.5 });
}

function syncTimes(folder: string, times: number): void {
  const file = openSync(join(folder, "synced"), "a");
  for (let time = 0; time < times; time += 1) {
    writeSync(file, "x".repeat(400));
    fdatasyncSync(file);
  }
  closeSync(file);
}

async function storedRows(folder: string): Promise<readonly BenchRow[]> {
  const plan = planOf(
    Array.from({ length: STORED_STEPS }, (_, at) => ({ name: `step-${String(at)}`, dependsOn: at > 0 ? [`step-${String(at - 1)}`] : [] })),
    { maxConcurrency: 2 },
  );
  const last = `step-${String(STORED_STEPS - 1)}`;
  const failLast: ExecuteStep = (attempt) =>
    attempt.step.name === last ? Promise.resolve({ kind: "failed", reason: "exit-code", exitCode: 1, output: "", error: "no" }) : NOTHING(attempt);
  const stored = await runPlan(plan, folder, failLast);
  const reads: number[] = [];
  const resumes: number[] = [];
  for (let round = 0; round < Math.max(3, Math.ceil(readSizes().samples / 3)); round += 1) {
    reads.push(await timeOf(() => read(stored)));
    resumes.push(await timeOf(() => resume(plan, stored, failLast)));
  }
  const readMs = median(reads);
  const perEvents = (readMs / (STORED_STEPS * 2)) * 10_000;
  const reload = {
    what: "reload of 10,000 events",
    ours: `${perEvents.toFixed(0)} ms`,
    against: "",
    figure: `${perEvents.toFixed(0)} ms`,
    target: "< 60 ms",
    met: perEvents < 60,
  };
  return [ratioRow(`resume of ${String(STORED_STEPS)} steps`, { ours: median(resumes), against: readMs, name: "reading its journal", limit: 2 }), reload];
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
  return planOf(Array.from({ length: size }, (_, at) => ({ name: `step-${String(at)}`, dependsOn: at > 0 ? [`step-${String(at - 1)}`] : [] })));
}

async function timeOf(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
