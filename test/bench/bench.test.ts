import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BENCHES } from "../../bench/tables.ts";
import { cleanEnv } from "../../bench/harness/clean-env.ts";
import { formatTable } from "../../bench/harness/table.ts";
import { median } from "../../bench/harness/median.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TINY = {
  BENCH_SAMPLES: "1",
  BENCH_BATCH: "1",
  BENCH_PROJECTS: "6",
  BENCH_FILES: "4",
  BENCH_BYTES: "4096",
  BENCH_CORPUS_BYTES: "20000",
  BENCH_ROUNDS: "2",
  BENCH_STEPS: "300",
  BENCH_PEER_STEPS: "3",
  BENCH_RUN_STEPS: "20",
  BENCH_CHAIN: "20",
  BENCH_OUTPUT_BYTES: "4000000",
  BENCH_NETWORK: "0",
  BENCH_RESULTS: join(mkdtempSync(join(tmpdir(), "bench-results-")), "RESULTS.md"),
};

describe("every bench runs in small and prints its table", () => {
  test.each(BENCHES.map((bench) => bench.name))("%s", { timeout: 120_000 }, (name) => {
    const result = spawnSync(process.execPath, ["--import", "tsx", "bench/index.ts", name], { cwd: ROOT, env: cleanEnv(TINY), encoding: "utf8" });
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
    expect(result.stdout).toContain("| what | ours | against | figure | target |");
    expect(result.stdout).toContain(`Reproduce: \`npm run bench -- ${name}\``);
    expect(result.stdout).not.toMatch(/NaN|Infinity|undefined/u);
  });

  test("an unknown bench is named with the known ones", () => {
    const result = spawnSync(process.execPath, ["--import", "tsx", "bench/index.ts", "startup"], { cwd: ROOT, env: cleanEnv(TINY), encoding: "utf8" });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("Unexpected bench `startup`, expected `start-up`");
  });
});

describe("a bench table", () => {
  test("says which targets are met and which are missed", () => {
    const row = { what: "a | b", ours: "1 ms", against: "2 ms", figure: "0.5 x", target: "<= 1 x" };
    const text = formatTable({ name: "n", title: "T", method: "M.", rows: [{ ...row, met: true }, { ...row, met: false }, row] });
    expect(text).toContain("| a \\| b | 1 ms | 2 ms | 0.5 x | <= 1 x | met |");
    expect(text).toContain("| **missed** |");
  });

  test("takes the middle of its samples", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBe(0);
  });
});
