/** A runner that a test kills: begins the plan of `plan.json` below a root, or resumes the run in a folder, and prints the run's folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beginRun } from "../../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../../src/runner/run/resume-run.ts";
import { type StepWish, planOf } from "../plan-of.ts";

const [root = "", folder] = process.argv.slice(2);
const { steps, maxConcurrency } = JSON.parse(readFileSync(join(root, "plan.json"), "utf8")) as {
  readonly steps: readonly StepWish[];
  readonly maxConcurrency: number;
};
const around = {
  plan: planOf(steps, { maxConcurrency }),
  source: { kind: "yaml", text: "x", variables: {} },
  cwd: root,
  root,
  environment: { PATH: process.env["PATH"] },
  onProblem: (message: string) => void process.stderr.write(`${message}\n`),
} as const;
const run = folder === undefined ? beginRun({ ...around, runsFolder: join(root, ".agent-relay", "runs") }) : resumeRun({ ...around, folder });
process.stdout.write(run.ok ? `${run.value.folder}\n` : `${run.problem.code} ${run.problem.message}\n`);
if (run.ok) void run.value.finished.then(({ status }) => process.stdout.write(`${status}\n`));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => run.ok && run.value.abort(signal));
