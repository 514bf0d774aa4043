import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, putFile, textOf } from "../workspace.ts";
import { makePlace, makeProgram, PROJECT_FILES, putHooks } from "./place.ts";

describe("hooks status", () => {
  test("says what is installed, for people and for programs", async () => {
    const { run, json } = makePlace();
    expect((await run("status")).out).toBe("No hooks are installed here\n  Next: agent-relay hooks install\n");
    await run("install", "claude", "codex");
    expect((await run("status")).out).toMatch(/claude +project +9 +\d\S+ +ready +\.claude\/settings\.local\.json/);
    expect((await run("status", "gemini")).out).toContain("No hooks are installed here");
    const document = await json("status");
    expect(document).toMatchObject({
      schemaVersion: 1,
      kind: "hooks",
      hooks: [
        { host: "claude", scope: "project", trusted: null, folderTrusted: null, disabledBy: null, troubles: [] },
        { host: "codex", scope: "project", trusted: false, folderTrusted: false },
      ],
      git: null,
      guard: null,
    });
    expect(document.hooks[0].events).toContain("PreToolUse");
    expect(JSON.stringify(document)).toContain('"level":"error"');
  });

  test("shows an open guard", async () => {
    const { run, json } = makePlace();
    await run("open", "--as", "user");
    expect((await run("status")).out).toContain("The guard is open until 2026-11-20T15:14:05Z");
    expect((await json("status")).guard).toMatchObject({ openUntil: "2026-11-20T15:14:05Z" });
  });

  test.each([
    [".claude/settings.json", '{ "disableAllHooks": true }', "`disableAllHooks`"],
    [".gemini/settings.json", '{ "hooksConfig": { "enabled": false } }', "`hooksConfig.enabled`"],
    [".codex/config.toml", "[features]\nhooks = false\n", "`features.hooks`"],
  ])("finds the switch in %s of the user, where no hook of ours stands", async (file, text, name) => {
    const { run } = makePlace({}, { [file]: text });
    await run("install", "claude", "codex", "gemini");
    const { out } = await run("status");
    expect(out).toContain(name);
    expect(out).toContain("keeps all hooks from running");
  });

  test("finds the variable that switches them off", async () => {
    const { run, runWith } = makePlace();
    await run("install", "claude");
    expect((await runWith({ env: { AGENT_RELAY_HOOKS: "off" } }, "status")).out).toContain("`AGENT_RELAY_HOOKS` in the environment");
  });

  test("finds hooks in two scopes, and a plugin beside them", async () => {
    const { home, run } = makePlace();
    await run("install", "claude", "gemini");
    expect((await run("status")).out).not.toContain("twice");
    await run("install", "claude", "--user");
    expect((await run("status")).out).toMatch(/claude: hooks are installed twice.*\n {2}Try: agent-relay hooks uninstall claude --user\n/);
    await run("uninstall", "claude", "--user");
    putFile(home, ".claude/settings.json", '{ "enabledPlugins": { "agent-relay@agent-relay": true, "other@x": true } }');
    putFile(home, ".codex/config.toml", '[plugins."agent-relay@agent-relay"]\nenabled = true\n');
    putFile(home, ".gemini/extensions/agent-relay/gemini-extension.json", "{}");
    const { out } = await run("status");
    expect(out).toContain("by the plugin agent-relay@agent-relay");
    expect(out).toContain("codex: the plugin agent-relay@agent-relay serves its events\n");
    expect((await run("install", "codex")).out).toContain("codex: the plugin agent-relay@agent-relay serves the same events");
    expect(out).toContain("by the extension in");
  });

  test("finds programs that are gone, of another version, and of another Node", async () => {
    const place = makePlace();
    putHooks(place, "claude", { ...makeProgram(""), script: "/gone/agent-relay.cjs" });
    expect((await place.run("status")).out).toContain('call "/gone/agent-relay.cjs", which is not there any more');
    putHooks(place, "claude", { ...makeProgram(""), node: "/gone/node" });
    expect((await place.run("status")).out).toContain('call Node as "/gone/node", which is not there any more');
    putHooks(place, "claude", makeProgram("", "0.0.1"));
    expect((await place.run("status")).out).toContain("call agent-relay 0.0.1 at ");
    putHooks(place, "claude", makeProgram(""));
    const same = await place.run("status");
    expect(same.out).toMatch(/ready/);
    expect(same.out).toContain("Note: claude: its hooks call the agent-relay at ");
    const other = join(makeFolder(), "node");
    writeFileSync(other, "");
    putHooks(place, "claude", { ...makeProgram(""), node: other });
    expect((await place.run("status")).out).toContain(`Note: claude: its hooks call Node as "${other}"`);
  });

  test("finds events without a hook", async () => {
    const { root, run } = makePlace();
    await run("install", "claude");
    putFile(root, PROJECT_FILES.claude, textOf(root, PROJECT_FILES.claude).replace('"Stop"', '"Stopped"'));
    expect((await run("status")).out).toContain("claude: no hook for Stop\n");
  });

  test("finds hooks that have changed since Codex trusted them, and such as are switched off", async () => {
    const { root, home, run, json } = makePlace();
    await run("install", "codex", "--trust");
    expect((await json("status")).hooks[0]).toMatchObject({ trusted: true, folderTrusted: true, troubles: [] });
    const config = textOf(home, ".codex/config.toml");
    putFile(home, ".codex/config.toml", config.replace("trusted_hash", "enabled = false\ntrusted_hash"));
    expect((await run("status")).out).toContain("1 of 9 hooks are switched off");
    putFile(root, PROJECT_FILES.codex, textOf(root, PROJECT_FILES.codex).replaceAll('"timeout": 10', '"timeout": 11'));
    expect((await run("status")).out).toMatch(/codex: [5-9] of 9 hooks have changed since they were trusted/);
  });

  test.each([
    ["nothing", {}, false],
    ["the folder", { ".": "TRUST_FOLDER" }, true],
    ["a folder around it", { "..": "TRUST_FOLDER" }, true],
    ["what lies beside it", { "./docs": "TRUST_PARENT" }, true],
    ["a folder around it but not itself", { "..": "TRUST_FOLDER", ".": "DO_NOT_TRUST" }, false],
    ["a folder elsewhere", { "../other": "TRUST_FOLDER" }, false],
  ])("knows whether Gemini trusts the folder where the user trusts %s", async (_, rules, trusted) => {
    const { root, home, json } = makePlace();
    const folders = Object.fromEntries(Object.entries(rules).map(([path, level]) => [join(root, path), level]));
    putFile(home, ".gemini/trustedFolders.json", JSON.stringify(folders));
    await json("install", "gemini");
    expect((await json("status")).hooks[0]).toMatchObject({ folderTrusted: trusted, troubles: trusted ? [] : [{ level: "error" }] });
  });

  test.each([{ GEMINI_CLI_TRUST_WORKSPACE: "true" }, undefined])("knows that Gemini asks nobody where that is set: %j", async (env) => {
    const { run, runWith } = makePlace(
      {},
      { ".gemini/settings.json": env === undefined ? '{ /* mine */ "security": { "folderTrust": { "enabled": false } } }' : "{}" },
    );
    await run("install", "gemini");
    expect((await runWith(env === undefined ? {} : { env }, "status")).out).not.toContain("not trusted");
  });

  test("tells of a file that cannot be read", async () => {
    const { run } = makePlace({ ".claude/settings.json": '{ "a" 1 }' });
    expect((await run("status")).out).toMatch(/\.claude\/settings\.json:1:\d+ /);
  });
});
