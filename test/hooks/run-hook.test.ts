import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { HookRequest } from "../../hooks/hook-request.ts";
import { runHook } from "../../hooks/run-hook.ts";
import { loadSession } from "../../src/workspace/sessions/session-store.ts";
import { makeFolder, makeWorkspace, putFile, textOf } from "../cli/workspace.ts";
import { NOW } from "./hook-scene.ts";

const SILENCE = { stdout: "", stderr: "", exitCode: 0 };

/** An event of Claude in the words of the host. */
function event(name: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { session_id: "s1", transcript_path: "/x.jsonl", hook_event_name: name, ...more };
}

function requestOf(cwd: string, input: unknown, more: Partial<HookRequest> = {}): HookRequest {
  const text = typeof input === "string" ? input : JSON.stringify(input);
  return {
    host: "claude",
    readStdin: () => Buffer.from(text, "utf8"),
    env: { HOME: "/nonexistent/home", XDG_CONFIG_HOME: "/nonexistent/config" },
    cwd,
    now: () => NOW,
    clock: () => 20,
    trigger: async () => ({ text: "the brief\n", exitCode: 0 }),
    ...more,
  };
}

function project(): string {
  return join(makeWorkspace({ demo: { owner: "Claude", status: "in-progress", next: "Implement T2" } }), "demo");
}

/** The hooks' log, a line an entry. */
function logOf(cwd: string): readonly string[] {
  const file = join(cwd, ".agent-relay/hooks.log");
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

describe("a trigger is answered in the words of each host", () => {
  test.each([
    ["claude", event("UserPromptSubmit", { prompt: "HANDOFF" })],
    ["codex", event("UserPromptSubmit", { prompt: "HANDOFF", turn_id: "t", model: "m", permission_mode: "default" })],
    ["gemini", event("BeforeAgent", { prompt: "<hook_context>x</hook_context>\nHANDOFF" })],
  ])("%s", async (host, input) => {
    const cwd = project();
    const answer = await runHook(requestOf(cwd, { ...input, cwd }, { host }));
    expect(answer).toMatchObject({ stderr: "", exitCode: 0 });
    expect(JSON.parse(answer.stdout)).toMatchObject({ hookSpecificOutput: { additionalContext: "the brief\n" } });
    expect(logOf(cwd)).toEqual([]);
  });
});

test("the trigger is told the session's folder, host and id", async () => {
  const cwd = project();
  const seen: unknown[] = [];
  const trigger: HookRequest["trigger"] = async (text, scene) => {
    seen.push([text, scene]);
    return { text: "x", exitCode: 0 };
  };
  await runHook(requestOf("/", { ...event("UserPromptSubmit", { prompt: "HANDOFF -> codex" }), cwd }, { trigger }));
  expect(seen).toEqual([["HANDOFF -> codex", { cwd, host: "claude", session: "s1" }]]);
});

describe("bad input is allowed, with nothing on the streams and one line in the log", () => {
  test.each<readonly [string, unknown]>([
    ["nothing", ""],
    ["broken JSON", '{"session_id":'],
    ["a text", "HANDOFF"],
    ["a list", []],
    ["null", "null"],
    ["a number", "1"],
    ["no event", { session_id: "s1" }],
    ["an unknown event", event("Teleported")],
    ["an event of the wrong type", { ...event(""), hook_event_name: 7 }],
    ["an event by the name of an object's part", event("constructor")],
    ["deeply nested JSON", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ])("%s", async (_, input) => {
    const cwd = project();
    expect(await runHook(requestOf(cwd, input))).toEqual(SILENCE);
    expect(logOf(cwd)).toHaveLength(1);
    expect(logOf(cwd)[0]).toMatch(/^2026-11-20T15:04:05Z Allowed, /u);
  });

  test.each(["", "cluade", "CLAUDE", "__proto__", "toString", "../claude"])("the host %j", async (host) => {
    const cwd = project();
    expect(await runHook(requestOf(cwd, event("Stop"), { host }))).toEqual(SILENCE);
    expect(logOf(cwd)).toHaveLength(1);
  });

  test("standard input that cannot be read", async () => {
    const cwd = project();
    const readStdin = (): never => {
      throw new Error("EAGAIN: resource temporarily unavailable, read");
    };
    expect(await runHook(requestOf(cwd, "", { readStdin }))).toEqual(SILENCE);
    expect(logOf(cwd)).toHaveLength(1);
  });
});

const EVENTS: readonly Readonly<Record<string, unknown>>[] = [
  event("SessionStart", { source: "startup" }),
  event("UserPromptSubmit", { prompt: "hello" }),
  event("PreToolUse", { tool_name: "Bash", tool_input: { command: "ls" } }),
  event("PostToolUse", { tool_name: "Write", tool_input: { file_path: "a.ts" } }),
  event("Stop", { stop_hook_active: false }),
  event("SubagentStop", { stop_hook_active: false, agent_id: "a" }),
  event("StopFailure", { error: "unknown" }),
  event("PreCompact", { trigger: "auto" }),
  event("SessionEnd", { reason: "other" }),
];

describe.each(EVENTS.map((input) => [String(input["hook_event_name"]), input] as const))("%s", (name, input) => {
  test("fields of unknown names and wrong types do no harm", async () => {
    const cwd = project();
    const odd = {
      ...input,
      cwd,
      future: { a: [1] },
      session_id: 5,
      source: 1,
      prompt: {},
      tool_name: [],
      tool_input: "x",
      stop_hook_active: "yes",
      reason: null,
    };
    expect(await runHook(requestOf(cwd, odd))).toMatchObject({ stderr: "", exitCode: 0 });
  });

  test("outside of all projects nothing is said and nothing is written", async () => {
    const cwd = makeFolder();
    expect(await runHook(requestOf(cwd, { ...input, cwd }))).toEqual(SILENCE);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a corrupt session record, a clock that jumps and a missing home are no reason to fail", async () => {
    const cwd = project();
    for (const file of ["sessions/s1.json", "sessions/s1.jsonl", "lease.json", "receipts.jsonl"])
      putFile(cwd, `.agent-relay/${file}`, '{"id":"s1","startedAt":');
    const times = [NOW, "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "no time"];
    for (const now of times) {
      const answer = await runHook(requestOf(cwd, { ...input, cwd }, { now: () => now, env: {} }));
      expect(answer).toMatchObject({ stderr: "", exitCode: 0 });
    }
  });

  test("a project whose state cannot be written is no reason to fail", async () => {
    const cwd = project();
    writeFileSync(join(cwd, ".agent-relay"), "a file in its place");
    expect(await runHook(requestOf(cwd, { ...input, cwd }))).toMatchObject({ stderr: "", exitCode: 0 });
    expect(textOf(cwd, ".agent-relay")).toBe("a file in its place");
  });

  test("a handoff that cannot be read is no reason to fail", async () => {
    const cwd = makeFolder();
    mkdirSync(join(cwd, "AGENT-HANDOFF.md"));
    expect(await runHook(requestOf(cwd, { ...input, cwd }))).toMatchObject({ stderr: "", exitCode: 0 });
  });

  test("AGENT_RELAY_HOOKS=off switches it off", async () => {
    const cwd = project();
    const readStdin = (): never => {
      throw new Error(`Unexpected reading of ${name}`);
    };
    expect(await runHook(requestOf(cwd, "", { readStdin, env: { AGENT_RELAY_HOOKS: "off" } }))).toEqual(SILENCE);
    expect(existsSync(join(cwd, ".agent-relay"))).toBe(false);
  });
});

test("AGENT_RELAY_HOOKS=guard leaves the guard before tools, and nothing else", async () => {
  const cwd = project();
  putFile(cwd, "AGENT-HANDOFF.md", `${textOf(cwd, "AGENT-HANDOFF.md")}\n## Files Off Limits\n\n- \`infra/**\`: production\n`);
  const env = { AGENT_RELAY_HOOKS: "guard" };
  const before = event("PreToolUse", { tool_name: "Write", tool_input: { file_path: join(cwd, "infra/a.ts"), content: "x" } });
  expect((await runHook(requestOf(cwd, { ...before, cwd }, { env }))).stdout).toContain("off limits");
  for (const other of [event("UserPromptSubmit", { prompt: "HANDOFF" }), event("Stop"), event("SessionStart", { source: "startup" })]) {
    expect(await runHook(requestOf(cwd, { ...other, cwd }, { env }))).toEqual(SILENCE);
  }
});

test("a prompt of 50 MB passes", async () => {
  const cwd = project();
  const prompt = `HANDOFF\n${'lorem ipsum \\"quoted\\" '.repeat(2_500_000)}`;
  expect(await runHook(requestOf(cwd, { ...event("UserPromptSubmit", { prompt }), cwd }))).toEqual(SILENCE);
  expect(logOf(cwd)).toEqual([]);
});

test("a trigger that fails or takes too long is allowed and logged", async () => {
  const cwd = project();
  const input = { ...event("UserPromptSubmit", { prompt: "HANDOFF" }), cwd };
  const failing = async (): Promise<never> => Promise.reject(new Error("the disk\u001b[31m is gone"));
  expect(await runHook(requestOf(cwd, input, { trigger: failing }))).toEqual(SILENCE);
  const hanging = async (): Promise<never> => new Promise(() => undefined);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const answer = runHook(requestOf(cwd, input, { trigger: hanging }));
  while (vi.getTimerCount() === 0) await new Promise(setImmediate);
  vi.advanceTimersByTime(5000);
  expect(await answer).toEqual(SILENCE);
  expect(logOf(cwd)).toEqual([`${NOW} Allowed, the hook of claude failed: the disk is gone`, `${NOW} Allowed, prompt took too long`]);
});

test("AGENT_RELAY_DEBUG logs what was decided", async () => {
  const cwd = project();
  await runHook(requestOf(cwd, { ...event("UserPromptSubmit", { prompt: "hello" }), cwd }, { env: { AGENT_RELAY_DEBUG: "1" } }));
  expect(logOf(cwd)).toEqual([`${NOW} claude prompt -> allow after 20 ms`]);
});

describe("the hosts' own samples are answered", () => {
  const samples = fileURLToPath(new URL("../agents/fixtures/", import.meta.url));
  const files = ["claude", "codex", "gemini"].flatMap((host) => readdirSync(join(samples, host)).map((name) => [host, name] as const));
  test.each(files)("%s %s", async (host, name) => {
    const cwd = project();
    const input: object = JSON.parse(readFileSync(join(samples, host, name), "utf8"));
    const answer = await runHook(requestOf(cwd, { ...input, cwd }, { host }));
    expect(answer).toMatchObject({ stderr: "", exitCode: 0 });
    if (answer.stdout !== "") expect(() => void JSON.parse(answer.stdout)).not.toThrow();
    const session = "session_id" in input ? String(input.session_id) : "";
    if (/^(?:SessionStart|SessionEnd|PostToolUse|AfterTool)\b/u.test(name)) expect(loadSession(cwd, session)?.agent).toBe(host);
  });
});
