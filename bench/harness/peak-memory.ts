import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnv } from "./clean-env.ts";
import type { Program } from "./cpu-time.ts";

const PROBE = 'process.on("exit", () => require("node:fs").writeFileSync(process.env.BENCH_PROBE, String(process.resourceUsage().maxRSS)));\n';

/** Measures the largest memory a Node program held, in MB; the program says so itself as it ends. */
export function measurePeakMemory(program: Program): number {
  const folder = mkdtempSync(join(tmpdir(), "bench-probe-"));
  const probe = join(folder, "probe.cjs");
  const figure = join(folder, "figure");
  writeFileSync(probe, PROBE);
  const [file = "node", ...words] = program.argv;
  program.before?.();
  const env = cleanEnv({ ...program.env, BENCH_PROBE: figure });
  const result = spawnSync(file, ["--require", probe, ...words], { cwd: program.cwd, env, stdio: "ignore" });
  if (program.exitCode !== "any" && result.status !== (program.exitCode ?? 0)) throw new Error(`Cannot measure ${program.name}: exit ${String(result.status)}`);
  const kilobytes = Number(readFileSync(figure, "utf8"));
  rmSync(folder, { recursive: true });
  return kilobytes / 1024;
}
