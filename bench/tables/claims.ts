import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cleanEnv } from "../harness/clean-env.ts";
import { REPOSITORY } from "../harness/paths.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const SCRIPT = join("experiments", "2026-11-20-claim-races", "race.ts");

/** How many of many races for one project end with one owner and no lost line; the experiment is the measurement. */
export const claims: Bench = {
  name: "claims",
  run() {
    const { rounds } = readSizes();
    const method = `\`${SCRIPT}\`: processes that claim the same project at once, some of them killed with SIGKILL, ${String(rounds)} rounds.`;
    return { name: "claims", title: "Claims", method, rows: [race(rounds)] };
  },
};

function race(rounds: number): BenchRow {
  const script = join(REPOSITORY, SCRIPT);
  if (!existsSync(script)) throw new Error(`Cannot race: "${SCRIPT}" does not exist`);
  const result = spawnSync("node", ["--import", "tsx", script], { cwd: REPOSITORY, env: cleanEnv({ ROUNDS: String(rounds) }), encoding: "utf8" });
  const last = result.stdout.trim().split("\n").at(-1) ?? "";
  return { what: "one owner, no lost line", ours: last, against: "", figure: result.status === 0 ? "all rounds" : `exit ${String(result.status)}`, target: "all rounds", met: result.status === 0 };
}
