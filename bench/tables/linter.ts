import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { measureCpu } from "../harness/cpu-time.ts";
import { installPeer } from "../harness/install-peer.ts";
import { makeWorkspace } from "../harness/make-workspace.ts";
import { builtCommand } from "../harness/paths.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

/** The newest version that runs on Node 20. */
const PEER = "markdownlint-cli2@0.22.1";
const SMALLEST = 4_000;
const SPREAD = 37;

/** `check` with all rules beside a Markdown linter over the same files, one process each. */
export const linter: Bench = {
  name: "linter",
  run() {
    const { files, network } = readSizes();
    const method = `\`check\` with every rule and ${PEER} with its defaults over the same ${String(files)} handoffs of 4 to 40 KB, one process each, CPU time, medians, in turns; nothing kept of a run before (--no-cache).`;
    return { name: "linter", title: "Check beside a linter", method, rows: network ? compare(files) : [] };
  },
};

function compare(files: number): readonly BenchRow[] {
  const root = makeWorkspace({ projects: files, bytes: (number) => SMALLEST + (number % SPREAD) * 1_000 });
  try {
    const peer = join(installPeer(PEER), "node_modules", "markdownlint-cli2", "markdownlint-cli2-bin.mjs");
    if (!existsSync(peer)) throw new Error(`Cannot find the linter: "${peer}" does not exist`);
    const ours = {
      name: "check",
      argv: ["node", builtCommand(), "check", "--format", "json", "--no-cache"],
      cwd: root,
      exitCode: "any" as const,
      before: () => dropCache(root),
    };
    const theirs = { name: "markdownlint-cli2", argv: ["node", peer, "**/*.md"], cwd: root, exitCode: "any" as const };
    const samples = Math.max(1, Math.ceil(readSizes().samples / 5));
    const [base, sample] = measureCpu([theirs, ours], { samples, batch: 1 });
    return base && sample ? [ratioRow({ what: `check ${String(files)} files`, ours: sample, base, limit: 0.2 })] : [];
  } finally {
    rmSync(root, { recursive: true });
  }
}

function dropCache(root: string): void {
  rmSync(join(root, ".agent-relay"), { recursive: true, force: true });
}
