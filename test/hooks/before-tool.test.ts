import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { HookDecision, ToolUse } from "../../src/agents/hook-dialect.ts";
import { hasBaseline } from "../../src/workspace/baseline/baseline-store.ts";
import { openGuard } from "../../src/workspace/guard/guard-store.ts";
import { acquireLease } from "../../src/workspace/lease/lease-store.ts";
import { loadSession } from "../../src/workspace/sessions/session-store.ts";
import { handoffText, makeFolder, makeWorkspace, type ProjectFiles } from "../cli/workspace.ts";
import { valueOf } from "../workspace/support/value-of.ts";
import { NOW, runEvent } from "./hook-scene.ts";

/** A project whose handoff puts some files off limits. */
function guardedProject(owner: string, offLimits: readonly string[] = ["- `infra/**` (run by the platform team)", "- `.env`"]): ProjectFiles {
  const text = handoffText("demo", { owner }).replace("## Files Off Limits\n", `## Files Off Limits\n\n${offLimits.join("\n")}\n`);
  return { owner, files: { "AGENT-HANDOFF.md": text, "infra/main.tf": "", "infra/modules/a.tf": "", "src/app.ts": "", ".env": "" } };
}

function makeDemo(owner = "Claude"): { readonly root: string; readonly cwd: string } {
  const root = makeWorkspace(
    { demo: guardedProject(owner), other: { owner: "Codex", files: { "src/a.ts": "" } }, users: { owner: "User" }, free: { owner: "Nobody" } },
    "demo",
  );
  return { root, cwd: join(root, "demo") };
}

const edit = (...paths: readonly string[]): ToolUse => ({ name: "Write", kind: "edit", paths });
const shell = (command: string): ToolUse => ({ name: "Bash", kind: "shell", paths: [], command });
const patch = (text: string): ToolUse => ({ name: "apply_patch", kind: "patch", paths: [], patch: text });

function reasonOf(decision: HookDecision): string {
  return decision.kind === "deny" ? decision.reason : "";
}

describe("files off limits", () => {
  test.each<[string, ToolUse]>([
    ["an edit", edit("infra/main.tf")],
    ["an edit of an absolute path with detours", edit("src/../infra/./main.tf")],
    ["a new file", edit("infra/new/deep.tf")],
    ["the second path of an edit", edit("src/app.ts", "infra/main.tf")],
    ["a patch", patch("*** Begin Patch\n*** Update File: infra/main.tf\n*** End Patch\n")],
    ["a patch that moves", patch("*** Begin Patch\n*** Update File: src/app.ts\n*** Move to: infra/app.ts\n*** End Patch\n")],
    ["a redirection", shell("echo x > infra/main.tf")],
    ["tee", shell("echo x | tee -a infra/main.tf")],
    ["sed -i", shell("sed -i s/a/b/ infra/main.tf")],
    ["a folder above", shell("rm -rf infra")],
    ["everything", shell("rm -rf ./*")],
    ["a wildcard", shell("sed -i s/a/b/ infra/*.tf")],
    ["another folder", shell("cd infra && rm main.tf")],
    ["a program", shell("python3 -c \"open('infra/main.tf','w')\"")],
    ["a move away", shell("mv infra/main.tf /tmp")],
    ["a dot file", shell("cp .env.example .env")],
  ])("are not written by %s", async (_, tool) => {
    const { cwd } = makeDemo();
    const decision = await runEvent("before-tool", { cwd, tool });
    expect(decision.kind, reasonOf(decision)).toBe("deny");
  });

  test.each<[string, ToolUse]>([
    ["an edit of another file", edit("src/app.ts")],
    ["a file with a similar name", edit("src/infra.ts", "infra.md")],
    ["reading", shell("cat infra/main.tf && grep -rn x infra")],
    ["a mention", shell("echo 'echo x > infra/main.tf'")],
    ["a file elsewhere", shell("cp infra/main.tf /tmp/copy.tf")],
    ["git that may change anything", shell("git checkout main")],
    ["a folder without such files", shell("rm -rf node_modules dist")],
    ["a formatter of everything", shell("npx prettier --write .")],
    ["a write that is not known", shell('echo x > "$OUT"')],
    ["a tool that reads", { name: "Read", kind: "read", paths: ["infra/main.tf"] }],
    ["a tool nobody knows", { name: "mcp__x", kind: "other", paths: [] }],
    ["no command", shell("")],
  ])("do not stand in the way of %s", async (_, tool) => {
    const { cwd } = makeDemo();
    expect(await runEvent("before-tool", { cwd, tool })).toEqual({ kind: "allow" });
  });

  test("are refused with the file, the rule and its line, its note, and what to do instead", async () => {
    const { cwd } = makeDemo();
    const reason = reasonOf(await runEvent("before-tool", { cwd, tool: shell("sed -i s/a/b/ infra/main.tf") }));
    const line = handoffText("demo", { owner: "Claude" }).split("\n").indexOf("## Files Off Limits") + 3;
    for (const part of [
      "`infra/main.tf`",
      "`sed -i`",
      "`infra/**`",
      `AGENT-HANDOFF.md:${line}`,
      "run by the platform team",
      "agent-relay hooks open",
      "not a wall",
    ])
      expect(reason).toContain(part);
  });

  test("are the same through a link, a linked folder, and a link to a file that is not there yet", async () => {
    const { cwd } = makeDemo();
    symlinkSync(join(cwd, "infra"), join(cwd, "linked"));
    symlinkSync("infra/not-yet.tf", join(cwd, "dangling.tf"));
    for (const tool of [edit("linked/main.tf"), shell("echo x > linked/main.tf"), edit("dangling.tf")])
      expect((await runEvent("before-tool", { cwd, tool })).kind).toBe("deny");
    expect(await runEvent("before-tool", { cwd, tool: shell("rm dangling.tf") })).toEqual({ kind: "allow" });
  });

  test("of a link's own place count, too", async () => {
    const { cwd } = makeDemo();
    symlinkSync(join(cwd, "src/app.ts"), join(cwd, "infra/app.ts"));
    expect((await runEvent("before-tool", { cwd, tool: edit("infra/app.ts") })).kind).toBe("deny");
  });

  test("may lie outside of the project", async () => {
    const outside = makeFolder({ "secret.txt": "" });
    const root = makeWorkspace({ demo: guardedProject("Claude", ["- `../shared/**`", `- \`${outside}/secret.txt\``]) });
    const cwd = join(root, "demo");
    expect((await runEvent("before-tool", { cwd, tool: edit("../shared/a.ts") })).kind).toBe("deny");
    expect((await runEvent("before-tool", { cwd, tool: edit(join(outside, "secret.txt")) })).kind).toBe("deny");
    expect(await runEvent("before-tool", { cwd, tool: edit(join(outside, "other.txt")) })).toEqual({ kind: "allow" });
  });
});

describe("projects of others", () => {
  test.each<[string, ToolUse]>([
    ["an edit", edit("../other/src/a.ts")],
    ["its handoff", edit("../other/AGENT-HANDOFF.md")],
    ["its review", edit("../other/CLAUDE_REVIEW.md")],
    ["a command", shell("cd ../other && echo x > src/a.ts")],
    ["git in it", shell("git -C ../other checkout .")],
    ["removing all projects", shell("rm -rf ..")],
  ])("are not written by %s", async (_, tool) => {
    const { cwd } = makeDemo();
    const decision = await runEvent("before-tool", { cwd, tool });
    expect(decision.kind).toBe("deny");
    expect(reasonOf(decision)).toContain("It is Codex's turn");
    expect(reasonOf(decision)).toContain("HANDOFF -> claude");
  });

  test("are closed to an agent that stands in them, open to their owner", async () => {
    const { root } = makeDemo();
    const scene = { cwd: join(root, "other"), tool: edit("src/a.ts") };
    expect((await runEvent("before-tool", scene)).kind).toBe("deny");
    expect(await runEvent("before-tool", { ...scene, host: "codex" })).toEqual({ kind: "allow" });
  });

  test("that are the user's or nobody's are open", async () => {
    const { root } = makeDemo();
    for (const name of ["users", "free"]) expect(await runEvent("before-tool", { cwd: join(root, name), tool: edit("a.ts") })).toEqual({ kind: "allow" });
  });

  test("outside of all projects everything is open", async () => {
    const cwd = makeFolder({ "a.ts": "" });
    expect(await runEvent("before-tool", { cwd, tool: shell("rm -rf a.ts && echo x > b") })).toEqual({ kind: "allow" });
  });

  test("another living session of the same agent keeps a project to itself, a dead one does not", async () => {
    const { cwd } = makeDemo();
    valueOf(acquireLease(cwd, { agent: "claude", session: "s2", host: "elsewhere" }, NOW));
    const decision = await runEvent("before-tool", { cwd, tool: edit("src/app.ts") });
    expect(reasonOf(decision)).toContain("Another session of Claude");
    expect(await runEvent("before-tool", { cwd, now: "2026-11-20T16:04:05Z", tool: edit("src/app.ts") })).toEqual({ kind: "allow" });
    expect(await runEvent("before-tool", { cwd, session: "s2", tool: edit("src/app.ts") })).toEqual({ kind: "allow" });
  });
});

describe("machine state", () => {
  test.each([
    edit(".agent-relay/guard.json"),
    shell('echo \'{"openUntil":"2099-01-01T00:00:00Z"}\' > .agent-relay/guard.json'),
    shell("rm -rf .agent-relay"),
    edit("../.agent-relay/x.json"),
  ])("is not written by tools: %j", async (tool) => {
    const { cwd } = makeDemo();
    mkdirSync(join(cwd, ".agent-relay"));
    const decision = await runEvent("before-tool", { cwd, tool });
    expect(reasonOf(decision)).toContain("own state");
  });

  test("stays shut when the guard is open", async () => {
    const { cwd } = makeDemo();
    valueOf(openGuard(cwd, { at: NOW, by: "user", openUntil: "2026-11-20T15:14:05Z" }));
    expect((await runEvent("before-tool", { cwd, tool: edit(".agent-relay/guard.json") })).kind).toBe("deny");
  });
});

describe("an opened guard", () => {
  test("lets through until its time is over, and that is recorded", async () => {
    const { cwd } = makeDemo();
    valueOf(openGuard(cwd, { at: NOW, by: "user", openUntil: "2026-11-20T15:14:05Z" }));
    expect(await runEvent("before-tool", { cwd, tool: edit("infra/main.tf") })).toEqual({ kind: "allow" });
    expect(loadSession(cwd, "s1")?.events).toMatchObject([{ kind: "guard-open", text: "infra/main.tf (off-limits)" }]);
    expect((await runEvent("before-tool", { cwd, now: "2026-11-20T15:14:06Z", tool: edit("infra/main.tf") })).kind).toBe("deny");
  });

  test("of one project opens no other one", async () => {
    const { cwd } = makeDemo();
    valueOf(openGuard(cwd, { at: NOW, by: "user", openUntil: "2026-11-20T15:14:05Z" }));
    expect((await runEvent("before-tool", { cwd, tool: shell("touch infra/a ../other/a") })).kind).toBe("deny");
  });
});

describe("what is remembered", () => {
  test("a refusal stands in the session's record", async () => {
    const { cwd } = makeDemo();
    await runEvent("before-tool", { cwd, tool: edit("infra/main.tf") });
    expect(loadSession(cwd, "s1")?.events).toMatchObject([{ at: NOW, kind: "denied", text: "infra/main.tf (off-limits)" }]);
  });

  test("a write that is allowed takes the baseline of its project first, one that is refused does not", async () => {
    const { cwd, root } = makeDemo();
    await runEvent("before-tool", { cwd, tool: edit("infra/main.tf") });
    expect(hasBaseline(cwd, "s1")).toBe(false);
    await runEvent("before-tool", { cwd, tool: shell('echo x > "$OUT"') });
    expect(hasBaseline(cwd, "s1")).toBe(true);
    await runEvent("before-tool", { cwd, tool: edit("../users/a.ts") });
    expect(hasBaseline(join(root, "users"), "s1")).toBe(true);
  });

  test("nothing, where nothing is written", async () => {
    const { cwd } = makeDemo();
    await runEvent("before-tool", { cwd, tool: shell("ls -la") });
    expect(existsSync(join(cwd, ".agent-relay"))).toBe(false);
  });
});
