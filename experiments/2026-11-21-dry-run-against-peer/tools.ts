import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnv } from "../../bench/harness/clean-env.ts";
import { installPeer } from "../../bench/harness/install-peer.ts";
import { builtCommand } from "../../bench/harness/paths.ts";

/** What a tool said of a file before running it. */
export interface DryRun {
  readonly exitCode: number;
  /** Its findings, each on one line, without places in the file. */
  readonly findings: readonly string[];
}

/** One of the tools that check the same file. */
export interface Tool {
  readonly name: string;
  dryRun(text: string): DryRun;
}

/** The command of this repository, and the peer at its newest version. */
export function createTools(): readonly [ours: Tool, peer: Tool] {
  const peer = join(installPeer("@relayflows/cli@1.0.5"), "node_modules", "@relayflows", "cli", "dist", "cli.js");
  return [
    { name: "agent-relay", dryRun: (text) => dryRun(text, [builtCommand(), "run", "relay.yaml", "--dry-run", "--json"], readOurs) },
    { name: "relayflows 1.0.5", dryRun: (text) => dryRun(text, [peer, "run", "--dry-run", "relay.yaml"], readPeer) },
  ];
}

function dryRun(text: string, words: readonly string[], read: (printed: Printed) => readonly string[]): DryRun {
  const folder = mkdtempSync(join(tmpdir(), "relay-dry-run-"));
  try {
    writeFileSync(join(folder, "relay.yaml"), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, env: cleanEnv({ HOME: folder }), encoding: "utf8" });
    return { exitCode: status ?? -1, findings: read({ stdout, stderr, folder }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly folder: string;
}

interface OurDocument {
  readonly findings: readonly { readonly severity: string; readonly rule: string; readonly message: string }[];
}

function readOurs({ stdout }: Printed): readonly string[] {
  const { findings } = JSON.parse(stdout) as OurDocument;
  return findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}

/** Its lines `ERROR:` and `WARNING:`, and what it writes where it gives up. */
function readPeer({ stdout, stderr, folder }: Printed): readonly string[] {
  const lines = [...stdout.split("\n"), ...stderr.split("\n")].map((line) => line.trim().replaceAll(`${folder}/`, ""));
  return lines.filter((line) => /^(?:ERROR|WARNING|Error|Warning|TypeError|RangeError)\b.*:/u.test(line));
}
