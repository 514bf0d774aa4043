/**
 * Does many steps in one process, for `bench/tables/runs.ts` to measure from outside: `run chain|fan COUNT FOLDER` by the runner, `spawn chain|fan COUNT FOLDER`
 * by nothing but Node's `spawn` to files, `none` only loads what both load. Prints the most memory it held in kB (Linux).
 */
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beginRun } from "../../src/runner/run/begin-run.ts";
import { planOf } from "../../test/runner/plan-of.ts";

const [mode, shape, count = "0", folder = "."] = process.argv.slice(2);
const CONCURRENCY = 2;

if (mode === "run") await runSteps(Number(count));
if (mode === "spawn") await spawnSteps(Number(count), mkdtempSync(join(folder, "spawn-")));
process.stdout.write(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0");

async function runSteps(size: number): Promise<void> {
  const steps = Array.from({ length: size }, (_, at) => ({
    name: `step-${String(at)}`,
    dependsOn: shape === "chain" && at > 0 ? [`step-${String(at - 1)}`] : [],
  }));
  const plan = planOf(steps, { maxConcurrency: CONCURRENCY });
  const source = { kind: "yaml", text: "bench", variables: {} } as const;
  const run = beginRun({ plan, source, cwd: folder, root: folder, environment: process.env, runsFolder: join(folder, "runs") });
  if (!run.ok) throw new Error(run.problem.message);
  const { status } = await run.value.finished;
  if (status !== "completed") throw new Error(`The run is ${status}`);
}

async function spawnSteps(size: number, place: string): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < size) {
      next += 1;
      await spawnOne(next, place);
    }
  };
  await Promise.all(Array.from({ length: shape === "chain" ? 1 : CONCURRENCY }, () => work()));
}

function spawnOne(number: number, place: string): Promise<void> {
  const files = ["stdout", "stderr"].map((name) => openSync(join(place, `${name}-${String(number)}`), "w"));
  const child = spawn("sh", ["-c", "true"], { cwd: folder, stdio: ["ignore", ...files], detached: true });
  return new Promise((resolve) => {
    child.once("exit", () => {
      for (const file of files) closeSync(file);
      resolve();
    });
  });
}
