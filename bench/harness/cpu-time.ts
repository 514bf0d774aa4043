import { spawnSync } from "node:child_process";
import { cleanEnv } from "./clean-env.ts";
import { median } from "./median.ts";

/** A program to measure. Its output is thrown away; an exit code other than `exitCode` (0 by default) stops the bench, unless that is `any`. */
export interface Program {
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly exitCode?: number | "any";
  /** Path of a file that is its standard input; nothing where absent. */
  readonly stdin?: string;
  /** Runs before each sample, outside the clock, such as the removal of a cache. */
  before?(): void;
}

/** The CPU time of one run of a program, in milliseconds, its children included. */
export interface Sample {
  readonly name: string;
  readonly cpuMs: number;
}

/** How often each program is measured, and how many runs one sample holds (bash counts in milliseconds, so short programs need several). */
export interface Repeats {
  readonly samples: number;
  readonly batch: number;
}

/**
 * Measures programs in turns, so that a slow moment of the machine hits all alike, and gives the median of each in the order they were given.
 * User and system time of the children as bash's `time` counts them, which is `getrusage`.
 */
export function measureCpu(programs: readonly Program[], repeats: Repeats): readonly Sample[] {
  const times = programs.map((): number[] => []);
  for (const program of programs) sample(program, 1);
  for (let round = 0; round < repeats.samples; round += 1) {
    for (const [at, program] of programs.entries()) times[at]?.push(sample(program, repeats.batch));
  }
  return programs.map((program, at) => ({ name: program.name, cpuMs: median(times[at] ?? []) }));
}

/** The loop is bash's own, so that nothing but the program is counted: its words come as `"$@"` and no text is put together. */
const LOOP =
  'TIMEFORMAT="%3U %3S"; n=$1; want=$2; input=$3; shift 3; time for ((i = 0; i < n; i++)); do "$@" >/dev/null 2>&1 <"$input"; code=$?; if [ $want != any ] && [ $code -ne $want ]; then echo "exit $code" >&2; exit 9; fi; done';

function sample(program: Program, batch: number): number {
  program.before?.();
  const want = String(program.exitCode ?? 0);
  const result = spawnSync("bash", ["-c", LOOP, "bash", String(batch), want, program.stdin ?? "/dev/null", ...program.argv], {
    cwd: program.cwd,
    env: cleanEnv(program.env),
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`Cannot measure ${program.name}: ${result.stderr.trim() || String(result.error)}`);
  const [user, system] = result.stderr.trim().split(" ").map(Number);
  return (((user ?? 0) + (system ?? 0)) * 1000) / batch;
}
