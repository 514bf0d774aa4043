import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramRun, RunLimits } from "../../src/process/program-run.ts";
import { runProgram } from "../../src/process/run-program.ts";
import { tempFolder } from "../workspace/support/temp-folder.ts";

/** A run of a program of a test, with what it printed. */
export interface TriedRun extends ProgramRun {
  readonly folder: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a JavaScript text as a real program in an empty folder. */
export async function runScript(script: string, limits: Partial<RunLimits> = {}): Promise<TriedRun> {
  const folder = tempFolder({ "program.cjs": script });
  return runIn(folder, { file: process.execPath, args: ["program.cjs"] }, limits);
}

/** Runs a program in a folder. */
export async function runIn(
  folder: string,
  program: { readonly file: string; readonly args: readonly string[] },
  limits: Partial<RunLimits> = {},
): Promise<TriedRun> {
  const outputs = tempFolder();
  const paths = { stdout: join(outputs, "out"), stderr: join(outputs, "err") };
  const env = { PATH: process.env["PATH"] };
  const run = await runProgram({ ...program, cwd: folder, env }, { timeoutMs: 60_000, graceMs: 300, ...paths, ...limits });
  return { ...run, folder, stdout: readFileSync(paths.stdout, "latin1"), stderr: readFileSync(paths.stderr, "latin1") };
}

/** Reads a process id that a program wrote into its folder. */
export function pidIn(folder: string, name: string): number {
  return Number(readFileSync(join(folder, name), "utf8"));
}

/** Whether a process is alive; a zombie is not. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !"ZX".includes(stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3));
  } catch {
    return false;
  }
}
