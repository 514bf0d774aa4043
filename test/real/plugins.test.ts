import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realAgent, type RealAgent } from "../rig/agents/real-agents.ts";
import { say } from "../rig/model/step.ts";
import { AGENT_RELAY, type Bench, createBench } from "../rig/run/bench.ts";
import { runClaude } from "../rig/run/run-claude.ts";
import { runCodex } from "../rig/run/run-codex.ts";

const REPOSITORY = resolve(import.meta.dirname, "../..");
const PLUGINS = ["plugins", ".claude-plugin", ".agents"];
const LIMIT_MS = 180_000;

const claude = realAgent("claude");
const codex = realAgent("codex");
const gemini = realAgent("gemini");

let bench: Bench;
/** What a user has after `npm install --global agent-relay`. */
let packageFolder: string;
let project: string;

beforeAll(() => {
  bench = createBench();
  packageFolder = join(bench.work, "package");
  project = join(bench.work, "shop");
  for (const name of PLUGINS) cpSync(join(REPOSITORY, name), join(packageFolder, name), { recursive: true });
  mkdirSync(project);
  const made = spawnSync(process.execPath, [AGENT_RELAY, "adopt", ".", "--owner", "claude", "--next", "Design the sign-in"], {
    cwd: project,
    env: bench.env,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.stderr);
});

afterAll(() => bench.dispose());

/** Runs a CLI's own words about plugins. */
function type(agent: RealAgent, ...words: readonly string[]): string {
  const env = { ...bench.env, DISABLE_AUTOUPDATER: "1", CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1", GEMINI_CLI_TRUST_WORKSPACE: "true" };
  const { stdout, stderr, status } = spawnSync(agent.program, words, {
    cwd: bench.work,
    env,
    encoding: "utf8",
    timeout: 60_000,
    stdio: ["ignore", "pipe", "pipe"],
  });
  expect({ words, status, said: status === 0 ? "" : stdout + stderr }).toEqual({ words, status: 0, said: "" });
  return stdout + stderr;
}

describe.skipIf(claude.missing !== undefined)(`the plugin for Claude Code${claude.missing ?? ""}`, () => {
  test("is valid to the letter, is installed from the package, and gives the brief on HANDOFF", { timeout: LIMIT_MS }, async () => {
    type(claude, "plugin", "validate", "--strict", join(packageFolder, "plugins/claude"));
    type(claude, "plugin", "validate", "--strict", packageFolder);
    type(claude, "plugin", "marketplace", "add", packageFolder);
    type(claude, "plugin", "install", "agent-relay@agent-relay");
    const details = type(claude, "plugin", "details", "agent-relay@agent-relay");
    expect(details).toContain("Hooks (9)");
    expect(Number(/Always-on:\s+~(\d+) tok/.exec(details)?.[1])).toBeLessThan(150);
    const run = await runClaude({ program: claude.program, bench, cwd: project, prompt: "HANDOFF", script: [say("understood")] });
    expect(run.stdout).toContain("understood");
    expect(JSON.stringify(run.requests[0])).toContain("Design the sign-in");
  });
});

describe.skipIf(codex.missing !== undefined)(`the plugin for Codex${codex.missing ?? ""}`, () => {
  test("is installed from the package with its skill and hooks, and gives the brief once its hooks are trusted", { timeout: LIMIT_MS }, async () => {
    type(codex, "plugin", "marketplace", "add", packageFolder);
    type(codex, "plugin", "add", "agent-relay@agent-relay");
    expect(type(codex, "plugin", "list")).toMatch(/agent-relay@agent-relay\s+installed, enabled/);
    const config = readFileSync(join(bench.home, ".codex/config.toml"), "utf8");
    expect(config).toContain("agent-relay");
    const run = await runCodex({ program: codex.program, bench, cwd: project, prompt: "HANDOFF", script: [say("understood")], trustHooks: true });
    expect(run.stdout).toContain("understood");
    expect(JSON.stringify(run.requests[0])).toContain("Claude's turn");
  });
});

describe.skipIf(gemini.missing !== undefined)(`the extension for Gemini CLI${gemini.missing ?? ""}`, () => {
  test("is valid and is installed from the package", { timeout: LIMIT_MS }, () => {
    const folder = join(packageFolder, "plugins/gemini");
    expect(type(gemini, "extensions", "validate", folder)).toContain("successfully validated");
    type(gemini, "extensions", "install", "--consent", folder);
    expect(type(gemini, "extensions", "list")).toMatch(/agent-relay \(\d+\.\d+\.\d+\)[^]*Agent skills:\s+agent-relay/);
  });
});
