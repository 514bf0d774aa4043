import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AGENT_CLIS, AGENT_PINS, type AgentCli } from "./agent-cli.ts";
import { agentsCache, programOf, releaseFolder } from "./agents-cache.ts";
import { installAgent, type InstallOptions } from "./install-agent.ts";
import type { ToolRun } from "./run-tool.ts";

let cache: string;
let calls: string[];

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "agent-relay-cache-"));
  calls = [];
});

afterEach(() => rmSync(cache, { recursive: true, force: true }));

/** Stands in for npm and for the CLI it installs. */
function fakeRun(cli: AgentCli, { npm, version }: { readonly npm?: ToolRun; readonly version?: string } = {}): NonNullable<InstallOptions["run"]> {
  return (program, args, { cwd }) => {
    calls.push([program === "npm" ? "npm" : "cli", ...args].join(" "));
    if (program !== "npm") return { ok: true, stdout: `${version ?? AGENT_PINS[cli].version} (${cli})\n` };
    const file = programOf(cwd, cli);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    return npm ?? { ok: true, stdout: "" };
  };
}

describe("installing an agent CLI", () => {
  test.each(AGENT_CLIS)("installs the exact release of %s, tries it, and moves it to its place whole", (cli) => {
    const { name, version } = AGENT_PINS[cli];
    const installed = installAgent(cli, { cache, run: fakeRun(cli) });
    expect(installed).toEqual({ ok: true, program: join(cache, `${cli}@${version}`, "node_modules/.bin", cli), fresh: true });
    expect(calls[0]).toMatch(new RegExp(`^npm install --prefix \\S+ --save-exact .*${name}@${version}$`, "u"));
    expect(calls[1]).toBe("cli --version");
    expect(readdirSync(cache)).toEqual([`${cli}@${version}`]);
  });

  test("keeps what is there without running anything", () => {
    installAgent("codex", { cache, run: fakeRun("codex") });
    calls = [];
    expect(installAgent("codex", { cache, run: fakeRun("codex") })).toMatchObject({ ok: true, fresh: false });
    expect(calls).toEqual([]);
  });

  test("gives the reason where the registry does not, and leaves nothing behind", () => {
    const npm: ToolRun = { ok: false, reason: "npm ended with 1: ENOTFOUND" };
    expect(installAgent("gemini", { cache, run: fakeRun("gemini", { npm }) })).toEqual({
      ok: false,
      reason: "Cannot install @google/gemini-cli@0.61.0: npm ended with 1: ENOTFOUND",
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  test("does not keep a program of another version", () => {
    expect(installAgent("claude", { cache, run: fakeRun("claude", { version: "2.0.0" }) })).toEqual({
      ok: false,
      reason: 'Unexpected version "2.0.0 (claude)" of @anthropic-ai/claude-code, expected 2.1.197',
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  test("takes the release of a process that was quicker", () => {
    const folder = releaseFolder(cache, "claude");
    const run = fakeRun("claude");
    const slow: typeof run = (program, args, options) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "first"), "");
      return run(program, args, options);
    };
    expect(installAgent("claude", { cache, run: slow })).toMatchObject({ ok: true });
    expect(existsSync(join(folder, "first"))).toBe(true);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  test("sweeps what a killed installation left behind, but not one at work", () => {
    for (const name of [".installing-claude-old", ".installing-claude-new"]) mkdirSync(join(cache, name));
    utimesSync(join(cache, ".installing-claude-old"), 1, 1);
    installAgent("codex", { cache, run: fakeRun("codex") });
    expect(readdirSync(cache).sort()).toEqual([".installing-claude-new", "codex@0.169.0"]);
  });

  test("gives a reason where the cache cannot be made", () => {
    writeFileSync(join(cache, "file"), "kept");
    expect(installAgent("claude", { cache: join(cache, "file", "below") })).toMatchObject({ ok: false, reason: expect.stringContaining("ENOTDIR") as string });
    expect(readFileSync(join(cache, "file"), "utf8")).toBe("kept");
  });
});

describe("the cache of agent CLIs", () => {
  test("is where the environment says, else below the home", () => {
    expect(agentsCache({ AGENT_RELAY_AGENTS_CACHE: "/somewhere" })).toBe("/somewhere");
    expect(agentsCache({ AGENT_RELAY_AGENTS_CACHE: "" })).toMatch(/\.cache\/agent-relay\/agents$/u);
  });
});
