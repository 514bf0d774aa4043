import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOOK_HOSTS, type HookHost } from "../../src/agents/hook-dialect.ts";
import { HOOK_DIALECTS } from "../../src/agents/hook-dialects.ts";

const FIXTURES = "test/agents/fixtures";

/** What each sample of a real hook is read as; a sample that is not listed is an event we do not answer. */
const READ: Readonly<Record<string, object>> = {
  "claude/SessionStart": { event: "session-start", source: "startup" },
  "claude/UserPromptSubmit": { event: "prompt", prompt: "HANDOFF" },
  "claude/PreToolUse": { event: "before-tool", tool: { name: "Write", kind: "edit", paths: ["/home/dev/project/secret/x.txt"] } },
  "claude/PostToolUse": { event: "after-tool", tool: { name: "Write", kind: "edit", paths: ["/home/dev/project/ok.txt"] } },
  "claude/Stop": { event: "stop", stopActive: false, backgroundWork: 0 },
  "claude/Stop-active": { event: "stop", stopActive: true, backgroundWork: 0 },
  "claude/SubagentStop": { event: "subagent-stop", stopActive: false, backgroundWork: 0, subagent: "aeab2e13f1e90ab18" },
  "claude/SubagentStop-active": { event: "subagent-stop", stopActive: true, backgroundWork: 0, subagent: "aeab2e13f1e90ab18" },
  "claude/StopFailure": { event: "stop-failure", reason: "unknown: API Error: 400 bad" },
  "claude/PreCompact": { event: "before-compaction", reason: "manual" },
  "claude/SessionEnd": { event: "session-end", reason: "other" },
  "codex/SessionStart": { event: "session-start", source: "startup" },
  "codex/UserPromptSubmit": { event: "prompt", prompt: "HANDOFF" },
  "codex/PreToolUse-apply_patch": {
    event: "before-tool",
    tool: { name: "apply_patch", kind: "patch", paths: [], patch: "*** Begin Patch\n*** Add File: secret/x.txt\n+nope\n*** End Patch\n" },
  },
  "codex/PostToolUse-apply_patch": {
    event: "after-tool",
    tool: { name: "apply_patch", kind: "patch", paths: [], patch: "*** Begin Patch\n*** Add File: ok.txt\n+ok\n*** End Patch\n" },
  },
  "codex/PreToolUse-Bash": { event: "before-tool", tool: { name: "Bash", kind: "shell", paths: [], command: "echo x > secret/y.txt" } },
  "codex/Stop": { event: "stop", stopActive: false, backgroundWork: 0 },
  "codex/Stop-active": { event: "stop", stopActive: true, backgroundWork: 0 },
  "codex/SessionEnd": { event: "session-end", reason: "other" },
  "gemini/SessionStart": { event: "session-start", source: "startup" },
  "gemini/BeforeAgent": { event: "prompt", prompt: "HANDOFF" },
  "gemini/BeforeTool": { event: "before-tool", tool: { name: "write_file", kind: "edit", paths: ["/home/dev/project/secret/x.txt"] } },
  "gemini/AfterTool": { event: "after-tool", tool: { name: "write_file", kind: "edit", paths: ["/home/dev/project/ok.txt"] } },
  "gemini/AfterAgent": { event: "stop", stopActive: false, backgroundWork: 0 },
  "gemini/AfterAgent-active": { event: "stop", stopActive: true, backgroundWork: 0 },
  "gemini/PreCompress": { event: "before-compaction", reason: "auto" },
  "gemini/SessionEnd": { event: "session-end", reason: "exit" },
};

const SAMPLES = HOOK_HOSTS.flatMap((host) => namesOf(host).map((name) => ({ host, name, id: `${host}/${name}` })));

function namesOf(host: HookHost): readonly string[] {
  return host === "opencode" ? [] : readdirSync(`${FIXTURES}/${host}`).map((name) => name.replace(/\.json$/, ""));
}

function load(id: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${FIXTURES}/${id}.json`, "utf8")) as Record<string, unknown>;
}

describe("samples of real hooks", () => {
  test("cover every one that the table lists", () => {
    expect(Object.keys(READ).filter((id) => !SAMPLES.some((sample) => sample.id === id))).toEqual([]);
    expect(SAMPLES.length).toBeGreaterThan(30);
  });

  test.each(SAMPLES)("read $id", ({ host, id }) => {
    const value = load(id);
    const expected = READ[id];
    const read = HOOK_DIALECTS[host].readInput(value);
    if (expected === undefined) expect(read).toBeUndefined();
    else expect(read).toEqual({ host, session: value["session_id"], cwd: "/home/dev/project", ...expected });
  });

  test.each(SAMPLES)("read $id the same with fields nobody knows", ({ host, id }) => {
    const value = load(id);
    const { readInput } = HOOK_DIALECTS[host];
    expect(readInput({ ...value, zz_new: { deep: [1] }, toString: 1 })).toEqual(readInput(value));
  });

  test.each(SAMPLES)("read $id with any field of any type, without a throw", ({ host, id }) => {
    const value = load(id);
    const names = Object.keys(value);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, other) => {
        const read = HOOK_DIALECTS[host].readInput({ ...value, [name]: other });
        if (name !== "hook_event_name" && READ[id] !== undefined) expect(read?.host).toBe(host);
        expect(typeof (read?.session ?? "")).toBe("string");
        expect(typeof (read?.cwd ?? "")).toBe("string");
        expect(typeof (read?.prompt ?? "")).toBe("string");
        expect((read?.tool?.paths ?? []).every((path) => typeof path === "string")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what is no event", () => {
  test.each(HOOK_HOSTS)("is not answered for %s", (host) => {
    const { readInput } = HOOK_DIALECTS[host];
    for (const value of [
      undefined,
      null,
      0,
      "",
      "Stop",
      [],
      [{}],
      {},
      { hook_event_name: 1 },
      { hook_event_name: "" },
      { hook_event_name: "toString" },
      { hook_event_name: "stop" },
    ])
      expect(readInput(value)).toBeUndefined();
  });
});

interface ToolCase {
  readonly host: HookHost;
  readonly tool: string;
  readonly input: unknown;
  readonly expected: object;
}

const edit = (host: HookHost, tool: string, input: unknown, ...paths: string[]): ToolCase => ({
  host,
  tool,
  input,
  expected: { name: tool, kind: "edit", paths },
});
const shell = (host: HookHost, tool: string, input: unknown, command: string): ToolCase => ({
  host,
  tool,
  input,
  expected: { name: tool, kind: "shell", paths: [], command },
});
const patch = (host: HookHost, tool: string, input: unknown, text: string): ToolCase => ({
  host,
  tool,
  input,
  expected: { name: tool, kind: "patch", paths: [], patch: text },
});
const plain = (host: HookHost, tool: string, kind: "read" | "other"): ToolCase => ({
  host,
  tool,
  input: { file_path: "a" },
  expected: { name: tool, kind, paths: [] },
});

const TOOLS: readonly ToolCase[] = [
  edit("claude", "Edit", { file_path: "/a", old_string: "x", new_string: "y" }, "/a"),
  edit("claude", "MultiEdit", { file_path: "/a", edits: [] }, "/a"),
  edit("claude", "NotebookEdit", { notebook_path: "/n.ipynb", new_source: "" }, "/n.ipynb"),
  edit("claude", "Write", { file_path: 7 }),
  edit("claude", "Write", undefined),
  shell("claude", "Bash", { command: "ls > x", description: "List" }, "ls > x"),
  shell("claude", "Bash", { command: null }, ""),
  plain("claude", "Read", "read"),
  plain("claude", "Grep", "read"),
  plain("claude", "mcp__files__write", "other"),
  plain("claude", "", "other"),
  shell("codex", "exec_command", { cmd: "rm x" }, "rm x"),
  shell("codex", "shell", { command: ["bash", "-lc", "echo a > b"] }, "echo a > b"),
  shell("codex", "shell", { command: ["cp", "a b", "it's"] }, String.raw`cp 'a b' 'it'\''s'`),
  shell("codex", "exec_command", { cmd: "touch x", workdir: "/p/sub dir" }, "cd '/p/sub dir' && touch x"),
  patch("codex", "apply_patch", { command: "*** Begin Patch" }, "*** Begin Patch"),
  patch("codex", "apply_patch", { input: "*** Begin Patch" }, "*** Begin Patch"),
  patch("codex", "apply_patch", {}, ""),
  plain("codex", "mcp__a__b", "other"),
  edit("gemini", "replace", { file_path: "src/a.ts" }, "src/a.ts"),
  shell("gemini", "run_shell_command", { command: "make", dir_path: "sub" }, "cd sub && make"),
  plain("gemini", "read_file", "read"),
  edit("opencode", "write", { filePath: "/a", content: "" }, "/a"),
  edit("opencode", "edit", { filePath: "/a" }, "/a"),
  patch("opencode", "apply_patch", { patchText: "*** Begin Patch" }, "*** Begin Patch"),
  patch("opencode", "patch", { patchText: "*** Begin Patch" }, "*** Begin Patch"),
  shell("opencode", "bash", { command: "ls" }, "ls"),
  plain("opencode", "webfetch", "read"),
];

describe("tools", () => {
  test.each(TOOLS)("of $host: $tool with $input is told by what it does", ({ host, tool, input, expected }) => {
    const { events, readInput } = HOOK_DIALECTS[host];
    for (const event of ["before-tool", "after-tool"] as const)
      expect(readInput({ hook_event_name: events[event], tool_name: tool, tool_input: input })?.tool).toEqual(expected);
  });
});

describe("details", () => {
  test("of Claude count the tasks that still run", () => {
    const tasks = [{ status: "running" }, { status: "completed" }, {}, "odd", { status: "Failed" }];
    expect(HOOK_DIALECTS.claude.readInput({ hook_event_name: "Stop", background_tasks: tasks })?.backgroundWork).toBe(3);
  });

  test("of Codex call an interrupt by its name", () => {
    expect(HOOK_DIALECTS.codex.readInput({ hook_event_name: "Interrupt", session_id: "s", cwd: "/p" })).toEqual({
      host: "codex",
      event: "stop-failure",
      session: "s",
      cwd: "/p",
      reason: "interrupt",
    });
  });

  test("of OpenCode tell the stop of a child session from that of the main one", () => {
    const base = { hook_event_name: "session.idle", session_id: "s", cwd: "/p", stop_hook_active: true };
    expect(HOOK_DIALECTS.opencode.readInput(base)?.event).toBe("stop");
    expect(HOOK_DIALECTS.opencode.readInput({ ...base, agent_id: "child" })).toMatchObject({ event: "subagent-stop", subagent: "child", stopActive: true });
  });

  test.each([
    ['"HANDOFF codex"', "HANDOFF codex"],
    ['"a" and "b"', '"a" and "b"'],
    ['"', '"'],
    ["HANDOFF", "HANDOFF"],
  ])("of OpenCode take the command line's quotes off %s", (prompt, expected) => {
    expect(HOOK_DIALECTS.opencode.readInput({ hook_event_name: "chat.message", prompt })?.prompt).toBe(expected);
  });

  test("of Gemini take every leading context off a prompt, and none that the user wrote inside", () => {
    const read = (prompt: string): string | undefined => HOOK_DIALECTS.gemini.readInput({ hook_event_name: "BeforeAgent", prompt })?.prompt;
    expect(read("<hook_context>a</hook_context>\n<hook_context>b</hook_context>\n\nHANDOFF codex")).toBe("HANDOFF codex");
    expect(read("see <hook_context>a</hook_context>")).toBe("see <hook_context>a</hook_context>");
  });
});
