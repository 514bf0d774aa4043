import { existsSync, lstatSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HOOK_HOSTS } from "../../../src/agents/hook-dialect.ts";
import { willPass } from "../../../src/cli/hooks/hook-program.ts";
import { runGit } from "../../../src/workspace/git/run-git.ts";
import { makeFolder, putFile, textOf } from "../workspace.ts";
import { makePlace, PROJECT_FILES } from "./place.ts";

describe("hooks install", () => {
  test.each(HOOK_HOSTS)("puts the hooks of %s in, and a second time changes nothing", async (host) => {
    const { root, run } = makePlace();
    expect(await run("install", host)).toMatchObject({ code: 0, err: "" });
    const text = textOf(root, PROJECT_FILES[host]);
    expect(text).toContain(host === "opencode" ? "opencode-plugin.mjs" : "agent-relay.cjs");
    expect(await run("install", host)).toMatchObject({ code: 0, out: "Nothing to do\n" });
    expect(textOf(root, PROJECT_FILES[host])).toBe(text);
  });

  test("writes nothing with --dry-run, and shows the diff", async () => {
    const { root, run } = makePlace();
    const { code, out } = await run("install", "claude", "codex", "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("+++ b/.claude/settings.local.json");
    expect(out).toContain("+++ b/.codex/hooks.json");
    expect([existsSync(join(root, ".claude")), existsSync(join(root, ".agent-relay"))]).toEqual([false, false]);
  });

  test("asks nobody at a terminal where --yes is given", async () => {
    const { root, runWith } = makePlace();
    expect(await runWith({ interactive: true }, "install", "claude", "--yes")).toMatchObject({ code: 0 });
    expect(existsSync(join(root, PROJECT_FILES.claude))).toBe(true);
  });

  test("leaves a file alone that is no JSON, says where, and goes on with the others", async () => {
    const broken = '{\n  "hooks": {\n    "Stop": [,]\n';
    const { root, run } = makePlace({ ".gemini/settings.json": broken });
    const { code, out, err } = await run("install", "gemini", "claude");
    expect(code).toBe(1);
    expect(out).toContain("created .claude/settings.local.json (claude)");
    expect(err).toMatch(/\.gemini\/settings\.json:3:\d+ /);
    expect(err).toContain("Try: ");
    expect(textOf(root, ".gemini/settings.json")).toBe(broken);
  });

  test("leaves a file alone whose hooks have another shape", async () => {
    const { root, run } = makePlace({ ".claude/settings.local.json": '{ "hooks": [] }' });
    expect(await run("install", "claude")).toMatchObject({ code: 1, out: "" });
    expect(textOf(root, ".claude/settings.local.json")).toBe('{ "hooks": [] }');
  });

  test("goes to the user's own settings with --user, wherever these are", async () => {
    const { root, home, run, runWith } = makePlace();
    expect((await run("install", "claude", "--user")).out).toContain("created ~/.claude/settings.json (claude)");
    expect([existsSync(join(home, ".claude/settings.json")), existsSync(join(root, ".agent-relay"))]).toEqual([true, false]);
    const moved = makeFolder();
    await runWith({ env: { CLAUDE_CONFIG_DIR: join(moved, "c"), CODEX_HOME: join(moved, "x") } }, "install", "claude", "codex", "--user");
    expect([existsSync(join(moved, "c/settings.json")), existsSync(join(moved, "x/hooks.json"))]).toEqual([true, true]);
  });

  test("writes through a link, which stays one", async () => {
    const { root, run } = makePlace({ "dotfiles/claude.json": "{}\n" });
    mkdirSync(join(root, ".claude"));
    symlinkSync("../dotfiles/claude.json", join(root, PROJECT_FILES.claude));
    expect(await run("install", "claude")).toMatchObject({ code: 0 });
    expect(lstatSync(join(root, PROJECT_FILES.claude)).isSymbolicLink()).toBe(true);
    expect(textOf(root, "dotfiles/claude.json")).toContain("agent-relay.cjs");
    await run("uninstall", "claude");
    expect(textOf(root, "dotfiles/claude.json")).toBe("{}\n");
  });

  test("means the agents that are found here where none is named, and says by what", async () => {
    const { home, run, runWith } = makePlace({}, { ".gemini/settings.json": "{}\n", "bin/codex": "" });
    const { out } = await runWith({ env: { PATH: join(home, "bin") } }, "install");
    expect(out).toContain("created .codex/hooks.json (codex)\ncreated .gemini/settings.json (gemini)\n");
    expect(out).toContain("Found here: codex (on PATH), gemini (~/.gemini)");
    expect(out).not.toContain("claude");
    expect(await makePlace().run("install")).toMatchObject({ code: 1, err: expect.stringContaining("Cannot find an agent here") });
    expect(await run("install", "vim")).toMatchObject({ code: 2 });
    expect((await run("install", "calude")).err).toContain("hooks install claude");
    expect(await run("install", "claude", "--user", "--shared")).toMatchObject({ code: 2 });
  });

  test("says what git does with a file that names paths of this machine", async () => {
    const { root, run } = makePlace({ ".gitignore": ".claude/\n", ".gemini/settings.json": "{}\n" });
    runGit(["init", "-q"], { folder: root });
    runGit(["add", "-f", "--", ".gemini"], { folder: root });
    const { out } = await run("install", "claude", "codex", "gemini");
    expect(out).toContain("created .claude/settings.local.json (claude, ignored by git)");
    expect(out).toContain("created .codex/hooks.json (codex, not ignored by git)");
    expect(out).toContain("changed .gemini/settings.json (gemini, tracked by git)");
    expect(out).toContain("Tracked by git, and with paths of this machine now: .gemini/settings.json;");
    expect(out).toContain("Not ignored by git, and with paths of this machine: .codex/hooks.json;");
  });

  test("tells the same as JSON", async () => {
    const { json } = makePlace();
    expect(await json("install", "claude")).toMatchObject({
      schemaVersion: 1,
      kind: "hooks-install",
      dryRun: false,
      scope: "project",
      files: [{ host: "claude", path: ".claude/settings.local.json", outcome: "created" }],
      problems: [],
    });
    expect(await json("uninstall", "claude", "--dry-run")).toMatchObject({ kind: "hooks-uninstall", diff: expect.stringContaining("-") });
  });

  test.each([
    ["/home/me/.npm/_npx/8a1/node_modules/agent-relay/dist/cli/agent-relay.cjs", true],
    ["C:\\Users\\me\\AppData\\Local\\npm-cache\\_npx\\8a1\\node_modules\\agent-relay\\dist\\cli\\agent-relay.cjs", true],
    ["/home/me/.cache/pnpm/dlx/3f2/node_modules/agent-relay/dist/cli/agent-relay.cjs", true],
    ["/tmp/bunx-1000-agent-relay@latest/node_modules/agent-relay/dist/cli/agent-relay.cjs", true],
    ["/tmp/xfs-5ac9/dlx-77/node_modules/agent-relay/dist/cli/agent-relay.cjs", true],
    ["/usr/lib/node_modules/agent-relay/dist/cli/agent-relay.cjs", false],
    ["/home/me/npx/agent-relay/dist/cli/agent-relay.cjs", false],
  ])("knows whether a program will stay at %s", (path, passes) => {
    expect(willPass(path)).toBe(passes);
  });
});

describe("hooks install --trust", () => {
  test("tells Codex to trust the hooks and the folder where the user says so, and nobody else", async () => {
    const { root, home, run } = makePlace({}, { ".codex/config.toml": 'model = "x"\n' });
    await run("install", "codex");
    expect(textOf(home, ".codex/config.toml")).toBe('model = "x"\n');
    expect((await run("status")).out).toContain("9 of 9 hooks are not trusted");
    await run("install", "codex", "--trust");
    const config = textOf(home, ".codex/config.toml");
    expect(config.startsWith('model = "x"\n')).toBe(true);
    expect(config).toContain(`[projects."${root}"]`);
    expect((await run("status")).out).not.toContain("trusted");
  });

  test.each(['model = "x"\n', 'model = "x"', "", '[mcp_servers.a]\r\ncommand = "b"\r\n'])("goes again with the hooks, to the byte: %j", async (before) => {
    const { root, home, run } = makePlace({}, { ".codex/config.toml": before });
    await run("install", "codex", "--trust");
    expect(textOf(home, ".codex/config.toml")).not.toBe(before);
    if (before !== "") expect(textOf(root, ".agent-relay/installed-hooks.json")).not.toContain(JSON.stringify(before).slice(1, 8));
    await run("uninstall", "codex");
    expect(textOf(home, ".codex/config.toml")).toBe(before);
  });

  test("keeps what Codex wrote meanwhile, and a folder's trust that was there before", async () => {
    const { root, home, run } = makePlace();
    const before = `[projects."${root}"]\ntrust_level = "trusted"\n`;
    putFile(home, ".codex/config.toml", before);
    await run("install", "codex", "--trust");
    putFile(home, ".codex/config.toml", `${textOf(home, ".codex/config.toml")}\n[tui]\ntheme = "x"\n`);
    await run("uninstall", "codex");
    expect(textOf(home, ".codex/config.toml")).toBe(`${before}\n[tui]\ntheme = "x"\n`);
  });
});
