import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cleanEnv } from "../harness/clean-env.ts";
import { REPOSITORY } from "../harness/paths.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const SCRIPT = "experiments/2026-11-20-claim-races/run.ts";
const DEATHS = "30";
const SEED = "20261120";

/** How many of many races for one project end with one owner and no lost line, beside what is usual; the experiment is the measurement. */
export const claims: Bench = {
  name: "claims",
  run() {
    const { rounds } = readSizes();
    const method = `\`${SCRIPT}\`: 8 processes claim one project at once and then add a line each; ${DEATHS} of 1,000 orders end in SIGKILL. ${String(rounds)} rounds of each strategy.`;
    return { name: "claims", title: "Claims", method, rows: race(String(rounds)) };
  },
};

function race(rounds: string): readonly BenchRow[] {
  const argv = ["--import", "tsx", join(REPOSITORY, SCRIPT), "all", rounds, DEATHS, SEED];
  const result = spawnSync(process.execPath, argv, { cwd: REPOSITORY, env: cleanEnv(), encoding: "utf8" });
  if (result.status !== 0) throw new Error(`Cannot race: ${result.stderr.trim()}`);
  return readRows(result.stdout).map((cells) => toRow(cells));
}

/** Reads the body of the table the experiment prints. */
function readRows(output: string): readonly (readonly string[])[] {
  const lines = output.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

function toRow([strategy = "", rounds = "", oneOwner = "", several = "", lines = "", lost = ""]: readonly string[]): BenchRow {
  const row = {
    what: `one owner, no lost line: ${strategy}`,
    ours: `${oneOwner} of ${rounds} rounds`,
    against: `${lost} of ${lines} lines lost`,
    figure: `${several} double owners`,
  };
  const met = oneOwner === rounds && several === "0" && lost === "0";
  return strategy === "ours" ? { ...row, target: "all, 0, 0", met } : { ...row, target: "" };
}
