import { spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createExecutor } from "../../src/runner/steps/create-executor.ts";
import { cleanEnv } from "../harness/clean-env.ts";
import { median } from "../harness/median.ts";
import { createAttempt } from "../harness/step-attempt.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const STEPS = Number(process.env["BENCH_CHAIN"] ?? "") || 1000;
const TURN = Math.min(50, STEPS);
const LIMIT = 1.15;
const ENVIRONMENT = cleanEnv();

/** What a step costs beside the spawn of its program. */
export const steps: Bench = {
  name: "steps",
  run: async () => ({
    name: "steps",
    title: "Steps",
    method: `Wall-clock time of a chain of \`true\`, one after the other in one process, in turns of ${String(TURN)} with Node's own \`spawn("sh", ["-c", "true"])\` whose streams go to files; the median ratio of the turns. The executor alone, without a journal. \`BENCH_CHAIN\` sets the length.`,
    rows: [await chainRow()],
  }),
};

async function chainRow(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), "bench-steps-"));
  const turns: { readonly ours: number; readonly base: number }[] = [];
  const execute = createExecutor();
  const step = (place: string): Promise<unknown> => execute(createAttempt(folder, `ours-${place}`, "true"));
  const base = (place: string): Promise<unknown> => spawnTrue(join(folder, `base-${place}`));
  try {
    await timeOf("first", step);
    await timeOf("first", base);
    for (let turn = 0; turn < STEPS / TURN; turn += 1) turns.push({ base: await timeOf(String(turn), base), ours: await timeOf(String(turn), step) });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const ratio = median(turns.map((turn) => turn.ours / turn.base));
  return {
    what: `a chain of ${String(STEPS)} \`true\`, a step`,
    ours: `${median(turns.map((turn) => turn.ours / TURN)).toFixed(2)} ms`,
    against: `Node's own spawn: ${median(turns.map((turn) => turn.base / TURN)).toFixed(2)} ms`,
    figure: `${ratio.toFixed(2)} x`,
    target: `<= ${String(LIMIT)} x`,
    met: ratio <= LIMIT,
  };
}

async function timeOf(turn: string, step: (place: string) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let place = 0; place < TURN; place += 1) await step(`${turn}-${String(place)}`);
  return performance.now() - started;
}

function spawnTrue(folder: string): Promise<void> {
  mkdirSync(folder);
  const outputs = [openSync(join(folder, "stdout"), "w"), openSync(join(folder, "stderr"), "w")];
  const child = spawn("sh", ["-c", "true"], { stdio: ["ignore", ...outputs], env: ENVIRONMENT, cwd: folder });
  return new Promise((resolve) => {
    child.once("exit", () => {
      for (const handle of outputs) closeSync(handle);
      resolve();
    });
  });
}
