import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnv } from "../harness/clean-env.ts";
import { type Program, measureCpu } from "../harness/cpu-time.ts";
import { installPeer } from "../harness/install-peer.ts";
import { median } from "../harness/median.ts";
import { builtCommand } from "../harness/paths.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const PEER = "@relayflows/cli@1.0.5";
const CHAIN = Number(process.env["BENCH_PEER_STEPS"] ?? "") || 100;
const FAN = 10;

/** Runs of the built command beside those of the peer, on the same YAML. */
export const peerRuns: Bench = {
  name: "peer-runs",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-peer-runs-"));
    const method = `\`run relay.yaml\` of the built command and of ${PEER}, the same file, steps that do \`true\`, in turns, nothing kept of a run before. CPU time with that of the children, wall-clock time where waiting is the point; medians. \`BENCH_PEER_STEPS\` sets the chain's length.`;
    try {
      for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
      const rows = readSizes().network ? [bareRow(folder), ...peerRows(folder)] : [bareRow(folder)];
      return { name: "peer-runs", title: "Runs beside the peer", method, rows };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const FILES = {
  "one.yaml": fileOf([[]]),
  "chain.yaml": fileOf(Array.from({ length: CHAIN }, (_, at) => (at === 0 ? [] : [at - 1]))),
  "fan.yaml": fileOf(Array.from({ length: FAN }, () => [])),
} as const;

/** Writes a file of steps, each given as the places of those it waits for. */
function fileOf(steps: readonly (readonly number[])[]): string {
  const lines = steps.map(
    (before, at) =>
      `      - { name: s${String(at)}, type: deterministic, command: "true", dependsOn: [${before.map((each) => `s${String(each)}`).join(", ")}] }\n`,
  );
  return `version: "1.0"\nname: bench\nswarm: { pattern: dag, maxConcurrency: 4, timeoutMs: 3600000 }\nagents: []\nworkflows:\n  - name: default\n    steps:\n${lines.join("")}`;
}

function bareRow(folder: string): BenchRow {
  const { samples } = readSizes();
  const [base, sample] = measureCpu([{ name: "bare Node", argv: [process.execPath, "-e", "0"], cwd: folder }, ourRun(folder, "one.yaml")], {
    samples,
    batch: 1,
  });
  if (base === undefined || sample === undefined) throw new Error("Cannot measure a run: no samples");
  return ratioRow({ what: "run of 1 step", ours: sample, base, limit: 1.5 });
}

function peerRows(folder: string): readonly BenchRow[] {
  const modules = join(installPeer(PEER), "node_modules");
  const command = join(modules, "@relayflows", "cli", "dist", "cli.js");
  const pair = (file: keyof typeof FILES): readonly [ours: Program, peer: Program] => [ourRun(folder, file), peerRun(folder, command, file)];
  const few = Math.max(1, Math.ceil(readSizes().samples / 5));
  return [
    cpuRow("run of 1 step", pair("one.yaml"), few),
    cpuRow(`chain of ${String(CHAIN)}`, pair("chain.yaml"), few),
    wallRow(`chain of ${String(CHAIN)}, wall`, pair("chain.yaml"), few),
    wallRow(`fan-out of ${String(FAN)}, wall`, pair("fan.yaml"), 1),
    installRow(modules),
  ];
}

function ourRun(folder: string, file: keyof typeof FILES): Program {
  return { name: "agent-relay", argv: [process.execPath, builtCommand(), "run", file], cwd: folder, before: () => forget(folder) };
}

function peerRun(folder: string, command: string, file: keyof typeof FILES): Program {
  return { name: "relayflows", argv: [process.execPath, command, "run", file], cwd: folder, before: () => forget(folder) };
}

/** Removes what both keep of their runs. */
function forget(folder: string): void {
  for (const name of [".agent-relay", ".agentworkforce", ".relay", ".trajectories"]) rmSync(join(folder, name), { recursive: true, force: true });
}

function cpuRow(what: string, programs: readonly [ours: Program, peer: Program], samples: number): BenchRow {
  const [sample, base] = measureCpu(programs, { samples, batch: 1 });
  if (base === undefined || sample === undefined) throw new Error("Cannot measure a run: no samples");
  return ratioRow({ what, ours: sample, base });
}

function wallRow(what: string, [ours, peer]: readonly [ours: Program, peer: Program], samples: number): BenchRow {
  const times = Array.from({ length: samples }, () => ({ base: wallOf(peer), ours: wallOf(ours) }));
  const [base, sample] = [median(times.map((time) => time.base)), median(times.map((time) => time.ours))];
  return { what, ours: `${sample.toFixed(0)} ms`, against: `${peer.name}: ${base.toFixed(0)} ms`, figure: `${(sample / base).toFixed(3)} x`, target: "" };
}

function wallOf({ name, argv: [file = "", ...words], cwd, before }: Program): number {
  before?.();
  const started = performance.now();
  const { status } = spawnSync(file, words, { cwd, env: cleanEnv(), stdio: "ignore" });
  if (status !== 0) throw new Error(`Cannot measure ${name}: exit ${String(status)}`);
  return performance.now() - started;
}

/** What the peer's install weighs; ours is in the table of installs. */
function installRow(modules: string): BenchRow {
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  const manifests = files.filter(({ name, parentPath }) => name === "package.json" && /[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/@]+$/u.test(parentPath));
  const against = `relayflows: ${String(manifests.length)} packages, ${(bytes / 1e6).toFixed(0)} MB`;
  return { what: "install", ours: "see Install", against, figure: "", target: "" };
}
