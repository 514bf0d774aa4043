import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { git } from "../../workspace/support/git-repository.ts";
import { makeFolder } from "../workspace.ts";
import { makeProject, verifyEnv } from "./project.ts";

const LOADER = `file://${resolve(import.meta.dirname, "../../../node_modules/tsx/dist/loader.mjs")}`;
const VERIFY = [process.execPath, "--import", LOADER, resolve(import.meta.dirname, "verify-process.ts"), "verify"];

/** A project whose one check leaves a file. */
function shop(): string {
  return makeProject({ criteria: ["- [ ] **A1** x. Check: `touch ran`"] });
}

/** Runs `agent-relay verify` below a program of this name that hands on the environment with changes to it, and gives its exit code. */
function verifyBelow(program: string, { cwd, env = {}, given = {}, words = [] }: Below): number | null {
  const bin = makeFolder();
  mkdirSync(join(bin, program, ".."), { recursive: true });
  symlinkSync(process.execPath, join(bin, program));
  const [file, ...args] = VERIFY;
  const script = join(bin, "parent.cjs");
  writeFileSync(
    script,
    `const run = require("node:child_process").spawnSync(${JSON.stringify(file)}, ${JSON.stringify(args)}, { stdio: "inherit", env: { ...process.env, ...${JSON.stringify(given)} } }); process.exit(run.status);`,
  );
  const environment = { ...verifyEnv(), AGENT_RELAY_VERIFY: '{"allow":["touch ran"]}', ...env };
  return spawnSync(join(bin, program), [script, ...words], { cwd, env: environment, stdio: "ignore" }).status;
}

interface Below {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly given?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}

describe.skipIf(process.platform !== "linux")("agent-relay verify refuses to run anything", () => {
  test.each(["pre-push", "post-commit", "commit-msg"])("in the %s hook of git", (hook) => {
    const cwd = shop();
    const file = join(cwd, ".git", "hooks", hook);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${VERIFY.map((word) => `'${word}'`).join(" ")} >&2; echo $? > code\n`);
    chmodSync(file, 0o755);
    const remote = makeFolder();
    git(remote, "init", "-q", "--bare");
    const env = { ...process.env, ...verifyEnv(), AGENT_RELAY_VERIFY: '{"allow":["touch ran"]}' };
    const words =
      hook === "pre-push" ? ["push", "-q", remote, "HEAD:main"] : ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x"];
    expect(spawnSync("git", words, { cwd, env, encoding: "utf8" }).stderr).toContain("Cannot verify from a hook");
    expect(existsSync(join(cwd, "ran"))).toBe(false);
  });

  test("in a hook of Codex, which has none of the marks of its shell", () => {
    const cwd = shop();
    expect([verifyBelow("codex", { cwd }), existsSync(join(cwd, "ran"))]).toEqual([3, false]);
  });

  test("in a plugin of OpenCode, which has none either", () => {
    const cwd = shop();
    expect([verifyBelow("opencode", { cwd }), existsSync(join(cwd, "ran"))]).toEqual([3, false]);
  });

  test("in a hook of a Codex that runs in the shell of another one", () => {
    const cwd = shop();
    expect([verifyBelow("codex", { cwd, env: { CODEX_THREAD_ID: "outer" } }), existsSync(join(cwd, "ran"))]).toEqual([3, false]);
  });

  test("below `agent-relay hook`", () => {
    const cwd = shop();
    const below = verifyBelow("node", { cwd, words: ["/usr/bin/agent-relay", "hook", "claude"] });
    expect([below, existsSync(join(cwd, "ran"))]).toEqual([3, false]);
  });
});

describe("agent-relay verify runs what is allowed", () => {
  test.each<readonly [string, string, Partial<Below>]>([
    ["in the shell of Codex", "codex", { given: { CODEX_THREAD_ID: "1", CODEX_CI: "1" } }],
    ["in the shell of a Codex in the shell of another one", "codex", { env: { CODEX_THREAD_ID: "outer" }, given: { CODEX_THREAD_ID: "inner" } }],
    ["in the shell of OpenCode", "opencode", { given: { OPENCODE: "1", OPENCODE_PID: "1", AGENT: "1" } }],
    ["in the shell of Claude Code", "claude", { given: { CLAUDECODE: "1" } }],
    ["below git, where it is no hook", "git", {}],
  ])("%s", (_, program, below) => {
    const cwd = shop();
    expect([verifyBelow(program, { cwd, ...below }), existsSync(join(cwd, "ran"))]).toEqual([0, true]);
  });
});
