import { parse } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { HOOK_HOSTS, type HookHost } from "../../src/agents/hook-dialect.ts";
import { HOOK_DIALECTS } from "../../src/agents/hook-dialects.ts";
import { HOOK_SETTINGS } from "../../src/agents/hook-settings-table.ts";
import { SETTINGS_SCOPES, type HookProgram, type SettingsEdit, type SettingsFile } from "../../src/agents/hook-settings.ts";

const PLACE = { home: "/home/dev", project: "/work/app", env: {} };
const PROGRAM: HookProgram = { node: "/usr/bin/node", script: "/opt/it's here/dist/cli/agent-relay.cjs", version: "1.2.3" };
const NEWER: HookProgram = { node: "/usr/bin/node", script: "/opt/new/agent-relay.cjs", version: "1.3.0" };
const JSON_HOSTS = HOOK_HOSTS.filter((host) => host !== "opencode");

function fileOf(host: HookHost): SettingsFile {
  const file = HOOK_SETTINGS[host].files("project", PLACE).at(-1);
  if (file === undefined) throw new Error("no file");
  return file;
}

function textOf(edit: SettingsEdit): string {
  if (!edit.ok) throw new Error(edit.problem.message);
  return edit.text ?? "(none)";
}

describe("places", () => {
  const env = { CLAUDE_CONFIG_DIR: "/cc", CODEX_HOME: "/cx", GEMINI_CLI_HOME: "/gm", XDG_CONFIG_HOME: "/xdg" };

  test.each([
    ["claude", "project", {}, [["/work/app/.claude/settings.local.json"]]],
    ["claude", "shared", {}, [["/work/app/.claude/settings.json"]]],
    ["claude", "user", {}, [["/home/dev/.claude/settings.json"]]],
    ["claude", "user", env, [["/cc/settings.json"]]],
    ["codex", "project", {}, [["/work/app/.codex/hooks.json"]]],
    ["codex", "user", {}, [["/home/dev/.codex/hooks.json"]]],
    ["codex", "user", env, [["/cx/hooks.json"]]],
    ["gemini", "project", {}, [["/work/app/.gemini/settings.json"]]],
    ["gemini", "user", {}, [["/home/dev/.gemini/settings.json"]]],
    ["gemini", "user", env, [["/gm/.gemini/settings.json"]]],
    ["opencode", "user", {}, [["/home/dev/.config/opencode/plugin/agent-relay.js"]]],
    ["opencode", "user", env, [["/xdg/opencode/plugin/agent-relay.js"]]],
  ] as const)("of %s for %s are where the host looks", (host, scope, variables, paths) => {
    expect(HOOK_SETTINGS[host].files(scope, { ...PLACE, env: variables }).map((file) => file.paths)).toEqual(paths);
  });

  test("of OpenCode in a project are the plugin and the configuration that names it", () => {
    const [plugin, config] = HOOK_SETTINGS.opencode.files("project", PLACE);
    expect(plugin?.paths).toEqual(["/work/app/.agent-relay/opencode-plugin.mjs"]);
    expect(config?.paths[0]).toBe("/work/app/opencode.json");
    expect(parse(textOf(config?.install(undefined, PROGRAM) ?? { ok: true, text: "" }))).toEqual({
      plugin: ["file:///work/app/.agent-relay/opencode-plugin.mjs"],
    });
  });
});

describe.each(HOOK_HOSTS)("the settings of %s", (host) => {
  test.each(SETTINGS_SCOPES)("are created for %s, listed, kept when installed again, and removed", (scope) => {
    for (const file of HOOK_SETTINGS[host].files(scope, PLACE)) {
      const created = textOf(file.install(undefined, PROGRAM));
      expect(created.endsWith("\n")).toBe(true);
      expect(file.install(created, PROGRAM)).toEqual({ ok: true, text: created });
      const listed = file.list(created);
      expect(listed.ok && listed.hooks.length).toBeGreaterThan(0);
      expect(file.uninstall(created)).toEqual({ ok: true, text: undefined });
      expect(file.list(undefined)).toEqual({ ok: true, hooks: [] });
      expect(file.uninstall(undefined)).toEqual({ ok: true, text: undefined });
    }
  });

  test("take the newer program's place, and nothing else's", () => {
    for (const file of HOOK_SETTINGS[host].files("project", PLACE)) {
      const before = textOf(file.install(undefined, PROGRAM));
      expect(textOf(file.install(before, NEWER))).toBe(textOf(file.install(undefined, NEWER)));
    }
  });
});

describe.each(JSON_HOSTS)("what %s runs", (host) => {
  interface Handler {
    readonly command: string;
    readonly args?: readonly string[];
    readonly timeout: number;
  }
  const { hooks } = parse(textOf(fileOf(host).install(undefined, PROGRAM))) as {
    hooks: Record<string, readonly { matcher?: string; hooks: readonly Handler[] }[]>;
  };

  test("is told every event the host has", () => {
    expect(Object.keys(hooks)).toEqual(Object.values(HOOK_DIALECTS[host].events));
  });

  test("waits in the host's unit of time", () => {
    const timeouts = Object.values(hooks).map(([group]) => group?.hooks[0]?.timeout ?? 0);
    const unit = host === "gemini" ? 1000 : 1;
    expect(timeouts.every((timeout) => timeout >= 3 * unit && timeout <= 10 * unit)).toBe(true);
  });

  test("sees only tools that write", () => {
    const matched = Object.entries(hooks).filter(([, [group]]) => group?.matcher !== undefined);
    expect(matched.map(([event]) => event)).toEqual([HOOK_DIALECTS[host].events["before-tool"], HOOK_DIALECTS[host].events["after-tool"]]);
    for (const [event, [group]] of matched)
      for (const name of group?.matcher?.split("|") ?? []) {
        const { kind } = HOOK_DIALECTS[host].readInput({ hook_event_name: event, tool_name: name })?.tool ?? {};
        expect({ name, writes: kind === "edit" || kind === "patch" || kind === "shell" }).toEqual({ name, writes: true });
      }
  });

  test("is listed with the program's paths and its place", () => {
    const listed = fileOf(host).list(textOf(fileOf(host).install(undefined, PROGRAM)));
    expect(listed.ok && listed.hooks.map(({ event, node, script, group, handler }) => ({ event, node, script, group, handler }))).toEqual(
      Object.keys(hooks).map((event) => ({ event, node: PROGRAM.node, script: PROGRAM.script, group: 0, handler: 0 })),
    );
  });
});

describe("commands", () => {
  const commandOf = (host: HookHost, program: HookProgram): unknown => {
    const { hooks } = parse(textOf(fileOf(host).install(undefined, program))) as { hooks: Record<string, readonly { hooks: readonly object[] }[]> };
    const [handler] = Object.values(hooks)[0]?.[0]?.hooks ?? [];
    const { command, args } = handler as { command: string; args?: readonly string[] };
    return args === undefined ? command : [command, ...args];
  };
  const windows: HookProgram = { node: String.raw`C:\Program Files\nodejs\node.exe`, script: String.raw`C:\Users\O'Neil\agent-relay.cjs`, version: "1.2.3" };

  test("of Claude need no shell", () => {
    expect(commandOf("claude", PROGRAM)).toEqual([PROGRAM.node, PROGRAM.script, "hook", "claude"]);
  });

  test("of Codex are quoted for the shell of the machine", () => {
    expect(commandOf("codex", PROGRAM)).toBe(String.raw`/usr/bin/node '/opt/it'\''s here/dist/cli/agent-relay.cjs' hook codex`);
    expect(commandOf("codex", windows)).toBe(String.raw`@"C:\Program Files\nodejs\node.exe" "C:\Users\O'Neil\agent-relay.cjs" hook codex`);
  });

  test("of Gemini end well even if the program is gone", () => {
    expect(commandOf("gemini", PROGRAM)).toBe(String.raw`/usr/bin/node '/opt/it'\''s here/dist/cli/agent-relay.cjs' hook gemini || true`);
    expect(commandOf("gemini", windows)).toBe(String.raw`& 'C:\Program Files\nodejs\node.exe' 'C:\Users\O''Neil\agent-relay.cjs' hook gemini; exit 0`);
  });

  test.each(JSON_HOSTS)("of %s are told from others on Windows too", (host) => {
    const listed = fileOf(host).list(textOf(fileOf(host).install(undefined, windows)));
    expect(listed.ok && listed.hooks.every(({ node, script }) => node === windows.node && script === windows.script)).toBe(true);
  });

  test.each([
    [{ command: "npx agent-relay hook claude" }, true],
    [{ command: "node '/a b/agent-relay.cjs' hook claude" }, true],
    [{ command: "/opt/agent-relay", args: ["hook", "claude"] }, true],
    [{ command: "node /a/agent-relay.cjs hook codex" }, false],
    [{ command: "node /a/agent-relay.cjs status" }, false],
    [{ command: "node /a/my-agent-relay.cjs hook claude" }, false],
    [{ command: "node /a/other.cjs hook claude" }, false],
    [{ command: "node", args: ["/x/agent-relay-extra/run.cjs", "hook", "claude"] }, false],
    [{ command: 7 }, false],
  ])("%j is ours: %s", (handler, ours) => {
    const listed = fileOf("claude").list(JSON.stringify({ hooks: { Stop: [{ hooks: [handler] }] } }));
    expect(listed.ok && listed.hooks.length === 1).toBe(ours);
  });
});

describe("a file that cannot be edited", () => {
  test.each([
    ["", 1, 1],
    ['{\n  // open\n  "hooks": {', 3, 13],
    ["[]", 1, 1],
    ['"text"', 1, 1],
    ['{\n  "hooks": []\n}\n', 2, 12],
    ['{\n  "a": 1,\n  "hooks": "off"\n}\n', 3, 12],
    ['{"hooks": {\r\n  "SessionStart": {}\r\n}}', 2, 19],
    ['{"hooks": {},\n"hooks": {}}', 2, 1],
    ['{"hooks": {"SessionStart": [],\n "SessionStart": []}}', 2, 2],
    ['\ufeff{"hooks": 1}', 1, 11],
  ])("%j is left alone, with the place of the trouble", (text, line, column) => {
    for (const host of JSON_HOSTS) {
      const edit = fileOf(host).install(text, PROGRAM);
      expect(edit.ok ? edit : { line: edit.problem.line, column: edit.problem.column }).toEqual({ line, column });
    }
  });

  test("of OpenCode neither", () => {
    const [plugin, config] = HOOK_SETTINGS.opencode.files("project", PLACE);
    expect(plugin?.install("export const Mine = 1;\n", PROGRAM)).toMatchObject({ ok: false, problem: { line: 1 } });
    expect(plugin?.uninstall("export const Mine = 1;\n")).toEqual({ ok: true, text: "export const Mine = 1;\n" });
    expect(config?.install('{\n  "plugin": {}\n}', PROGRAM)).toMatchObject({ ok: false, problem: { line: 2, column: 13 } });
    expect(config?.install("{", PROGRAM)).toMatchObject({ ok: false });
  });
});

describe("what somebody else wrote", () => {
  const config = HOOK_SETTINGS.opencode.files("project", PLACE).at(-1);

  test("keeps its comments, its order and its place before ours", () => {
    const text = `{
    // mine
    "model": "opus", // best
    "hooks": {
        "Stop": [
            { "hooks": [{ "type": "command", "command": "say done" }] } // loud
        ]
    }
}
`;
    const installed = textOf(fileOf("claude").install(text, PROGRAM));
    expect(installed).toContain(`"say done" }] }, // loud\n            {\n                "hooks": [`);
    expect(installed.startsWith(text.slice(0, text.indexOf(" // loud")))).toBe(true);
    expect(textOf(fileOf("claude").uninstall(installed))).toBe(text);
  });

  test("stays when it came into our group, and into our event", () => {
    const installed = parse(textOf(fileOf("claude").install(undefined, PROGRAM))) as { hooks: Record<string, { hooks: unknown[] }[]> };
    installed.hooks["Stop"]?.[0]?.hooks.push({ type: "command", command: "say done" });
    installed.hooks["SessionEnd"]?.unshift({ hooks: [{ type: "command", command: "say bye" }] });
    Object.assign(installed.hooks["PreCompact"]?.[0] ?? {}, { note: "keep me" });
    const text = JSON.stringify(installed, null, 2);
    const newer = textOf(fileOf("claude").install(text, NEWER));
    expect(newer).toContain("/opt/new/agent-relay.cjs");
    expect(newer).not.toContain("it's here");
    expect(parse(textOf(fileOf("claude").uninstall(newer)))).toEqual({
      hooks: {
        Stop: [{ hooks: [{ type: "command", command: "say done" }] }],
        SessionEnd: [{ hooks: [{ type: "command", command: "say bye" }] }],
        PreCompact: [{ hooks: [], note: "keep me" }],
      },
    });
  });

  test("is no second copy of ours: of several one is left, and none under an event that is not answered", () => {
    const own = { hooks: [{ type: "command", command: "npx agent-relay hook claude" }] };
    const text = JSON.stringify({ hooks: { Stop: [own, own], Notification: [own], PreToolUse: [{ matcher: "*", hooks: own.hooks }] } }, null, 2);
    const listed = fileOf("claude").list(textOf(fileOf("claude").install(text, PROGRAM)));
    expect(listed.ok && listed.hooks.map(({ event }) => event).sort()).toEqual(Object.values(HOOK_DIALECTS.claude.events).sort());
    expect(listed.ok && listed.hooks.find(({ event }) => event === "PreToolUse")?.matcher).toBe("Edit|Write|MultiEdit|NotebookEdit|Bash");
  });

  test("stays readable where our command stands behind a comment that the line's end closes", () => {
    const own = '{"hooks": [{"command": "npx agent-relay hook claude"}]}';
    expect(textOf(fileOf("claude").uninstall(`{"hooks": {"Stop": [ // mine\n ${own}]}}`))).toBe('{"hooks": {"Stop": [ // mine\n ]}}');
    expect(textOf(fileOf("claude").uninstall(`{"hooks": {"Stop": [{}, // mine\n ${own}, {"a": 1}]}}`))).toBe('{"hooks": {"Stop": [{}, // mine\n  {"a": 1}]}}');
  });

  test("stays in OpenCode's configuration", () => {
    const text = '{\n\t"plugin": ["other", "file:///x.js"], // two\n\t"model": "a/b"\n}';
    const installed = textOf(config?.install(text, PROGRAM) ?? { ok: true, text: "" });
    expect(installed).toContain('["other", "file:///x.js", "file:///work/app/.agent-relay/opencode-plugin.mjs"], // two');
    expect(config?.uninstall(installed)).toEqual({ ok: true, text });
    expect(config?.install(installed.replace("/work/app/", "/moved/"), PROGRAM)).toEqual({ ok: true, text: installed });
  });
});

describe("a switch that keeps hooks from running", () => {
  test.each([
    ["claude", '{"disableAllHooks": true}', "disableAllHooks"],
    ["claude", '{"disableAllHooks": false}', undefined],
    ["gemini", '{"hooksConfig": {"enabled": false}}', "hooksConfig.enabled"],
    ["gemini", '{"hooksConfig": {"disabled": ["agent-relay"]}}', "hooksConfig.disabled"],
    ["gemini", '{"hooksConfig": {"disabled": ["other"]}}', undefined],
    ["codex", "{}", undefined],
    ["opencode", "{}", undefined],
    ["claude", "{", undefined],
    ["claude", undefined, undefined],
  ] as const)("is found for %s in %s", (host, text, expected) => {
    expect(fileOf(host).findSwitch(text)).toBe(expected);
  });
});
