import { chmodSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { HOOK_HOSTS } from "../../../src/agents/hook-dialect.ts";
import { runGit } from "../../../src/workspace/git/run-git.ts";
import { makeFolder, putFile, textOf } from "../workspace.ts";
import { makePlace, makeProgram, PROJECT_FILES, putHooks } from "./place.ts";

const BUILT = resolve(import.meta.dirname, "../../../dist/cli/agent-relay.cjs");

/** A program that answers as Claude's hooks should. */
const GOOD = `
const name = event.hook_event_name;
const context = (additionalContext) => say({ hookSpecificOutput: { hookEventName: name, additionalContext } });
if (name === "SessionStart" || event.prompt === "HANDOFF") context("Next: Answer the doctor");
else if (name === "PreToolUse" && JSON.stringify(event.tool_input).includes("secret/"))
  say({ hookSpecificOutput: { hookEventName: name, permissionDecision: "deny", permissionDecisionReason: "secret/** is off limits" } });
else if (name === "Stop" && !last) say({ decision: "block", reason: "write the handoff" });
`;

describe("hooks doctor", () => {
  test.runIf(existsSync(BUILT)).each(HOOK_HOSTS)("finds the real program well in %s", { timeout: 60_000 }, async (host) => {
    const place = makePlace();
    putHooks(place, host, { node: process.execPath, script: BUILT, version: "0.0.0-test" });
    await place.run("install", host, "--trust");
    const { out } = await place.runWith({ env: { GEMINI_CLI_TRUST_WORKSPACE: "true", PATH: process.env["PATH"] ?? "" } }, "doctor");
    expect(out).toContain(`ok ${host}: `);
    expect(out).not.toContain("Try: ");
  });

  test("finds a good program well, and leaves nothing behind", { timeout: 30_000 }, async () => {
    const place = makePlace();
    putHooks(place, "claude", makeProgram(GOOD));
    const folder = makeFolder();
    vi.stubEnv("TMPDIR", folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await place.run("doctor")).toMatchObject({ code: 0, out: expect.stringContaining("ok claude: 9 hooks in .claude/settings.local.json\n") });
    expect(readdirSync(folder)).toEqual([]);
    expect(await place.json("doctor")).toMatchObject({ kind: "hooks-doctor", ok: true, hooks: [{ host: "claude", tried: true }] });
  });

  test.each([
    ["does not tell where the project stands", `if (name === "SessionStart") return;`, "SessionStart does not tell the agent where the project stands"],
    ["does not answer the trigger", `if (name === "UserPromptSubmit") return;`, "UserPromptSubmit does not answer HANDOFF with the brief"],
    ["guards nothing", `if (name === "PreToolUse") return;`, "PreToolUse lets a file be written that is off limits"],
    ["refuses every write", `if (name === "PreToolUse") event.tool_input.x = "secret/";`, "PreToolUse refuses what it should allow"],
    ["lets every stop pass", `if (name === "Stop") return;`, "Stop lets the agent stop that has not handed its work over"],
    ["refuses every stop", `if (name === "Stop") return say({ decision: "block", reason: "more" });`, "Stop refuses what it should allow"],
    ["refuses without a reason", `if (name === "Stop") return say({ decision: "block" });`, "Stop decides without a reason"],
    ["speaks words", `if (name === "PostToolUse") return process.stdout.write("hello");`, "PostToolUse printed what is no JSON object"],
    [
      "speaks another host's words",
      `if (name === "PostToolUse") return say({ context: "x" });`,
      "PostToolUse answers with `context`, which claude does not know",
    ],
    [
      "answers for another event",
      `if (name === "PostToolUse") return say({ hookSpecificOutput: { hookEventName: "Stop" } });`,
      "PostToolUse answers for another event",
    ],
    ["fails", `if (name === "SessionEnd") { console.error("no\\nway"); process.exit(3); }`, "SessionEnd ended with 3: no"],
  ])("finds a program that %s", { timeout: 30_000 }, async (_, line, message) => {
    const place = makePlace();
    putHooks(place, "claude", makeProgram(`(() => { const name = event.hook_event_name; ${line} (() => { ${GOOD} })(); })();`));
    const { code, out } = await place.run("doctor", "claude");
    expect(code).toBe(1);
    expect(out).toContain("-- claude: 9 hooks");
    expect(out).toContain(`claude: the hook of ${message}`);
    expect(out).toContain("  Try: agent-relay hooks install claude\n");
  });

  test("finds a program that is hidden by Gemini's line, and one that is gone", async () => {
    const place = makePlace();
    putHooks(place, "gemini", makeProgram("throw new Error('broken')"));
    expect((await place.run("doctor")).out).toMatch(/gemini: the hook of SessionStart said nothing but: .*broken/);
    const program = makeProgram("");
    putHooks(place, "gemini", program);
    rmSync(program.script);
    const { code, out } = await place.run("doctor");
    expect(code).toBe(1);
    expect(out).toContain("which is not there any more");
    expect(out.match(/Try: /g)).toHaveLength(2);
  });

  test("does not take what Codex throws away", { timeout: 30_000 }, async () => {
    const place = makePlace();
    putHooks(
      place,
      "codex",
      makeProgram(`say({ hookSpecificOutput: { hookEventName: event.hook_event_name, additionalContext: "Answer the doctor secret" } })`),
    );
    const { out } = await place.run("doctor");
    expect(out).toContain("codex: the hook of Stop answers with `hookSpecificOutput`, which codex does not take there");
    expect(out).toContain("codex: 9 of 9 hooks are not trusted");
  });

  test("calls a line without a program's path through a shell, as Claude Code does", { timeout: 30_000 }, async () => {
    const place = makePlace();
    const program = makeProgram(GOOD);
    putHooks(place, "claude", program);
    const bin = join(place.home, "bin");
    putFile(bin, "agent-relay", `#!/bin/sh\nexec "${process.execPath}" "${program.script}" "$@"\n`);
    chmodSync(join(bin, "agent-relay"), 0o755);
    const text = textOf(place.root, PROJECT_FILES.claude);
    const settings = JSON.parse(text, (key, value: unknown) => (key === "args" ? undefined : value)) as unknown;
    putFile(place.root, PROJECT_FILES.claude, JSON.stringify(settings).replaceAll(JSON.stringify(program.node), '"agent-relay hook claude"'));
    expect(await place.runWith({ env: { PATH: bin } }, "doctor")).toMatchObject({ code: 0 });
    expect(await place.run("doctor")).toMatchObject({ code: 1, out: expect.stringContaining("ended with 127") });
  });

  test("has nothing to say where nothing is installed", async () => {
    expect(await makePlace().run("doctor")).toMatchObject({ code: 1, err: "No hooks are installed here\n  Try: agent-relay hooks install\n" });
  });

  test("finds what is wrong with git's hook", async () => {
    const { root, run } = makePlace();
    runGit(["init", "-q"], { folder: root });
    await run("install", "git");
    expect(await run("doctor")).toMatchObject({ code: 0, out: expect.stringContaining("ok git: pre-commit hook and merge driver in .git/hooks/pre-commit") });
    runGit(["config", "--remove-section", "merge.agent-relay"], { folder: root });
    putFile(root, ".git/hooks/pre-commit", textOf(root, ".git/hooks/pre-commit").replace("agent-relay.cjs", "gone/agent-relay.cjs"));
    const { code, out } = await run("doctor", "git");
    expect(code).toBe(1);
    expect(out).toContain("git: the merge driver is not configured");
    expect(out).toContain("which is not there any more");
  });
});
