import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../harness/bundle.ts";
import { cleanEnv } from "../harness/clean-env.ts";
import { type Program, type Sample, measureCpu } from "../harness/cpu-time.ts";
import { builtCommand, REPOSITORY } from "../harness/paths.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import { durableRows, storedRows } from "../harness/stored-run.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const STEPS = Number(process.env["BENCH_RUN_STEPS"] ?? "") || 1000;
/** Files beside a run that it must not look at. */
const BYSTANDERS = STEPS * 20;
const MEMORY_LIMIT_MB = 60;

/** What whole runs cost: the command itself, its steps over bare spawns and over make, a durable step over one sync, a resume over reading its journal. */
export const runs: Bench = {
  name: "runs",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-runs-"));
    try {
      const place: Place = { folder, program: await bundle(join(REPOSITORY, "bench", "harness", "run-steps.ts"), folder) };
      const rows = [
        wholeRow(folder),
        ...chainRows(place),
        ...fanRows(place, Math.ceil(STEPS / 10)),
        ...fanRows(place, STEPS),
        memoryRow(place),
        ...(await durableRows(folder, Math.ceil(STEPS / 5))),
        ...(await storedRows(folder, STEPS * 10)),
      ];
      return { name: "runs", title: "Runs", method: METHOD, rows };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const METHOD = `Steps are \`true\` in \`sh -c\`. The command: CPU time of a cold process with its child. Chain and fan-out: the runner bundled into one file, CPU time of whole processes with their children, in turns, less that of a process which only loads the same file; two steps at a time in a fan-out; \`spawn\` is Node's own to two files in one folder. The durable step is wall time, the stored run CPU time in one process, both with steps that do nothing. \`BENCH_RUN_STEPS\` sets the size (${String(STEPS)}).`;

/** Where a bench works, and the program that does steps. */
interface Place {
  readonly folder: string;
  readonly program: string;
}

const ONE_STEP = `version: "1.0"
name: one
swarm:
  pattern: dag
agents: []
workflows:
  - name: main
    steps:
      - name: only
        type: deterministic
        command: "true"
`;

function wholeRow(folder: string): BenchRow {
  const { samples, batch } = readSizes();
  const cwd = mkdtempSync(join(folder, "one-"));
  writeFileSync(join(cwd, "one.yaml"), ONE_STEP);
  // The first call of all is not counted: it leaves the code that it compiled, here and not in the user's cache.
  const env = { XDG_CACHE_HOME: join(cwd, "cache") };
  const node = { name: "bare Node", argv: ["node", "-e", "0"], cwd, env };
  const run = { name: "run", argv: ["node", builtCommand(), "run", "one.yaml"], cwd, env };
  const [base, ours] = measureCpu([node, run], { samples, batch }) as [Sample, Sample];
  return ratioRow({ what: "`agent-relay run` of 1 step", ours, base, limit: 1.5 });
}

function chainRows(place: Place): readonly BenchRow[] {
  const crowded = mkdtempSync(join(place.folder, "crowded-"));
  for (let at = 0; at < BYSTANDERS; at += 1) {
    if (at % 100 === 0) mkdirSync(join(crowded, String(at / 100)));
    writeFileSync(join(crowded, String(Math.floor(at / 100)), String(at)), "");
  }
  const programs = [child("none", "", 0), child("run", "chain", STEPS), { ...child("run", "chain", STEPS), folder: crowded }, child("spawn", "chain", STEPS)];
  const [none, ours, amid, spawn] = measure(place, programs) as [Sample, Sample, Sample, Sample];
  const base = less({ ...spawn, name: "spawn" }, none);
  return [
    ratioRow({ what: `chain of ${String(STEPS)}`, ours: less(ours, none), base, limit: 1.15 }),
    ratioRow({ what: `the same in a tree of ${String(BYSTANDERS)} files`, ours: less(amid, none), base, limit: 1.15 }),
  ];
}

function fanRows(place: Place, size: number): readonly BenchRow[] {
  const programs = [child("none", "", 0), child("run", "fan", size), child("spawn", "fan", size), make(place, size, "@true"), make(place, size, "@true;")];
  const [none, run, spawn, direct, shell] = measure(place, programs) as [Sample, Sample, Sample, Sample, Sample];
  const ours = less(run, none);
  const what = `fan-out of ${String(size)}`;
  return [
    ratioRow({ what, ours, base: { ...direct, name: "make -j2" }, limit: 3.5 }),
    ratioRow({ what, ours, base: { ...shell, name: "make -j2 via sh" }, limit: 1.2 }),
    ratioRow({ what, ours, base: less({ ...spawn, name: "spawn, two at a time" }, none) }),
  ];
}

function memoryRow({ folder, program }: Place): BenchRow {
  const own = mkdtempSync(join(folder, "memory-"));
  const { stdout, status } = spawnSync(process.execPath, [program, "run", "fan", String(STEPS), own], { env: cleanEnv(), encoding: "utf8" });
  if (status !== 0) throw new Error(`Cannot measure the memory of a run: exit ${String(status)}`);
  const held = Number(stdout) / 1024;
  const figure = `${held.toFixed(0)} MB`;
  return {
    what: `memory of a fan-out of ${String(STEPS)}`,
    ours: figure,
    against: "",
    figure,
    target: `< ${String(MEMORY_LIMIT_MB)} MB`,
    met: held > 0 && held < MEMORY_LIMIT_MB,
  };
}

function less(sample: Sample, none: Sample): Sample {
  return { name: sample.name, cpuMs: sample.cpuMs - none.cpuMs };
}

/** A call of `run-steps.ts`; without a folder it gets a fresh one. */
interface Call {
  readonly name: string;
  readonly words: readonly string[];
  readonly folder?: string;
}

function child(mode: string, shape: string, size: number): Call {
  return { name: `${mode} ${shape}`, words: [mode, shape, String(size)] };
}

function make({ folder }: Place, size: number, recipe: string): Program {
  const targets = Array.from({ length: size }, (_, at) => `t${String(at)}`);
  const file = join(folder, `Makefile-${String(size)}-${String(recipe.length)}`);
  writeFileSync(file, `all: ${targets.join(" ")}\n.PHONY: all ${targets.join(" ")}\n${targets.map((name) => `${name}:\n\t${recipe}\n`).join("")}`);
  return { name: `make ${recipe}`, argv: ["make", "-j2", "-f", file], cwd: folder };
}

function measure({ folder, program }: Place, calls: readonly (Call | Program)[]): readonly Sample[] {
  const programs = calls.map((call): Program => {
    if ("argv" in call) return call;
    const own = call.folder ?? mkdtempSync(join(folder, "of-"));
    return { name: call.name, argv: [process.execPath, program, ...call.words, own], cwd: REPOSITORY };
  });
  return measureCpu(programs, { samples: Math.ceil(readSizes().samples / 5), batch: 1 });
}
