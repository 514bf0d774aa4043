import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../harness/bundle.ts";
import { cleanEnv } from "../harness/clean-env.ts";
import { REPOSITORY } from "../harness/paths.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const BYTES = Number(process.env["BENCH_OUTPUT_BYTES"] ?? "") || 2 ** 31;
const SAMPLES = 3;
const TIME_LIMIT = 1.2;
const MEMORY_LIMIT_MB = 80;
/** In memory where the system has such a place: a disk that is busy with the last two gibibytes makes the next ones slow. */
const PLACE = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
const COMMAND = `yes 'what a step prints' | head -c ${String(BYTES)}`;

/** What a step costs that prints very much. */
export const output: Bench = {
  name: "output",
  run: async () => {
    const folder = mkdtempSync(join(PLACE, "bench-output-"));
    try {
      const program = await bundle(join(REPOSITORY, "bench/harness/print-much.ts"), folder);
      return {
        name: "output",
        title: "Output",
        method: `One step that prints ${describeBytes(BYTES)} through the executor in a Node process of its own, with the start of that, beside \`sh -c 'command > file'\`; the best of ${String(SAMPLES)} in turns, all in ${PLACE}. Memory is the largest that the process held. \`BENCH_OUTPUT_BYTES\` sets the size.`,
        rows: [timeRow(folder, program), memoryRow(folder, program)],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function timeRow(folder: string, program: string): BenchRow {
  const times = Array.from({ length: SAMPLES }, () => ({
    base: timeOf(folder, ["sh", "-c", `${COMMAND} > "$1/file"`, "sh"]),
    ours: timeOf(folder, [process.execPath, program], COMMAND),
  }));
  const [base, ours] = [Math.min(...times.map((time) => time.base)), Math.min(...times.map((time) => time.ours))];
  const ratio = ours / base;
  return {
    what: `a step that prints ${describeBytes(BYTES)}`,
    ours: `${(ours / 1000).toFixed(2)} s`,
    against: `\`command > file\`: ${(base / 1000).toFixed(2)} s`,
    figure: `${ratio.toFixed(2)} x`,
    target: `<= ${String(TIME_LIMIT)} x`,
    met: ratio <= TIME_LIMIT,
  };
}

function memoryRow(folder: string, program: string): BenchRow {
  const place = mkdtempSync(join(folder, "memory-"));
  const { stdout, status } = spawnSync(process.execPath, [program, place, COMMAND], { env: cleanEnv(), encoding: "utf8" });
  rmSync(place, { recursive: true });
  if (status !== 0) throw new Error(`Cannot measure output: exit ${String(status)}`);
  const held = Number(stdout) / 1024;
  return {
    what: "memory of the process meanwhile",
    ours: `${held.toFixed(0)} MB`,
    against: "",
    figure: `${held.toFixed(0)} MB`,
    target: `< ${String(MEMORY_LIMIT_MB)} MB`,
    met: held > 0 && held < MEMORY_LIMIT_MB,
  };
}

/** Runs a program whose first word of its own is a new folder; the removal of what it wrote is not counted. */
function timeOf(folder: string, [file = "", ...words]: readonly string[], ...more: readonly string[]): number {
  const place = mkdtempSync(join(folder, "sample-"));
  const started = performance.now();
  const { status } = spawnSync(file, [...words, place, ...more], { env: cleanEnv(), stdio: "ignore" });
  const ms = performance.now() - started;
  rmSync(place, { recursive: true });
  if (status !== 0) throw new Error(`Cannot measure output: exit ${String(status)}`);
  return ms;
}

function describeBytes(bytes: number): string {
  return bytes % 2 ** 30 === 0 ? `${String(bytes / 2 ** 30)} GiB` : `${(bytes / 1e6).toFixed(0)} MB`;
}
