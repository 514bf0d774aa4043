import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/commands.ts";
import { runCli, runWell } from "./run.ts";
import { makeFolder, makeWorkspace, putFile } from "./workspace.ts";

const REPOSITORY = join(import.meta.dirname, "..", "..");

async function complete(cwd: string, ...words: readonly string[]): Promise<readonly string[]> {
  const out = await runWell(["completion", "--complete", "--", ...words], { cwd });
  return out.split("\n").slice(0, -1);
}

function shop(): string {
  const root = makeWorkspace({
    shop: { owner: "Codex", pending: ["- [x] **T1** a", "- [ ] **T2** b", "- [ ] **T3** c"] },
    "my blog": { pending: ["- [ ] **B1** d"] },
  });
  putFile(root, "agent-relay.config.json", '{ "agents": ["reviewer"] }');
  putFile(root, "shop/DECISIONS.md", "# Decisions\n\n## D-001: x\n\n- Status: accepted\n");
  return root;
}

test("commands come first, all of them", async () => {
  const root = makeFolder();
  expect(await complete(root, "")).toEqual(COMMANDS.map(({ name }) => name));
  expect(await complete(root, "re")).toEqual(["review", "reopen", "release"]);
  expect(await complete(root, "help", "sta")).toEqual(["start", "status"]);
});

test.each<[readonly string[], readonly string[]]>([
  [["pass", "--t"], ["--to"]],
  [
    ["pass", "--to", "c"],
    ["claude", "codex", "cursor"],
  ],
  [["status", "--owner", "rev"], ["reviewer"]],
  [
    ["pass", "--project", ""],
    ["shop", "my blog"],
  ],
  [
    ["start", ""],
    ["T2", "T3"],
  ],
  [["start", "--project", "my blog", ""], ["B1"]],
  [["reopen", ""], ["T1"]],
  [["handoff", "s"], ["shop"]],
  [["handoff", "shop", "us"], ["user"]],
  [["history", "m"], ["my blog"]],
  [["decide", "s"], ["supersede"]],
  [["decide", "supersede", ""], ["D-001"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish", "powershell"],
  ],
  [
    ["config", ""],
    ["show", "path"],
  ],
  [["pass", "--summary", ""], []],
  [["nonsense", ""], []],
])("%j is completed to %j", async (words, expected) => {
  expect(await complete(shop(), ...words)).toEqual(expected);
});

test("-C leads to another folder", async () => {
  expect(await complete(makeFolder(), "-C", shop(), "start", "")).toEqual(["T2", "T3"]);
});

test("every option of every command is offered", async () => {
  const root = makeFolder();
  for (const entry of COMMANDS) {
    const { options = [] } = await entry.load();
    expect(await complete(root, entry.name, "-")).toEqual([...options.map(({ flags }) => flags.split(" ")[0]), "--help"]);
  }
});

test("nothing is said, and nothing fails, where there is nothing to read", async () => {
  const root = makeFolder({ "AGENT-HANDOFF.md/x": "" });
  expect(await runCli(["completion", "--complete", "--", "start", ""], { cwd: root })).toEqual({ code: 0, out: "", err: "" });
});

test.each(["bash", "zsh", "fish", "powershell"])("the script for %s calls the program back", async (shell) => {
  const script = await runWell(["completion", shell], { cwd: makeFolder() });
  expect(script).toContain("agent-relay completion --complete -- ");
  expect(script.endsWith("\n")).toBe(true);
});

test.each([["tcsh"], ["bash", "zsh"], []])("%j is no shell", async (...words) => {
  expect(await runCli(["completion", ...words], { cwd: makeFolder() })).toMatchObject({ code: 2, out: "" });
});

/** Asks real bash for completions of a line that is typed so far; the program is the built one. */
function inBash(cwd: string, script: string, words: readonly string[]): { readonly out: string; readonly err: string } {
  const bin = makeFolder();
  writeFileSync(join(bin, "agent-relay"), `#!/bin/sh\nexec "${process.execPath}" "${join(REPOSITORY, "dist", "cli", "agent-relay.cjs")}" "$@"\n`);
  chmodSync(join(bin, "agent-relay"), 0o755);
  writeFileSync(join(bin, "completion.bash"), script);
  const run = `source "${join(bin, "completion.bash")}"; COMP_WORDS=(agent-relay "$@"); COMP_CWORD=$#; _agent_relay; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const result = spawnSync("bash", ["--norc", "-c", run, "bash", ...words], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}` },
  });
  return { out: result.stdout, err: result.stderr };
}

test("in bash the function of the script gives the candidates, blanks and signs quoted", async () => {
  const root = shop();
  const script = await runWell(["completion", "bash"], { cwd: root });
  expect(inBash(root, script, ["sta"])).toEqual({ out: "start\nstatus\n", err: "" });
  expect(inBash(root, script, ["start", ""])).toEqual({ out: "T2\nT3\n", err: "" });
  expect(inBash(root, script, ["pass", "--project", ""])).toEqual({ out: "shop\nmy\\ blog\n", err: "" });
  expect(inBash(root, script, ["pass", "--summary", ""])).toEqual({ out: "\n", err: "" });
});
