import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hookDialect } from "../../../src/agents/opencode/hook-dialect.ts";
import { createPluginSource } from "../../../src/agents/opencode/plugin-source.ts";

/** A hook program under the test's hand: writes down what it is told, and says what `answers.json` has for the event. */
const PROGRAM = `
const { appendFileSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const text = readFileSync(0, "utf8");
appendFileSync(join(__dirname, "told.jsonl"), JSON.stringify({ args: process.argv.slice(2), input: JSON.parse(text) }) + "\\n");
const answer = JSON.parse(readFileSync(join(__dirname, "answers.json"), "utf8"))[JSON.parse(text).hook_event_name];
if (typeof answer === "number") process.exit(answer);
process.stdout.write(typeof answer === "string" ? answer : JSON.stringify(answer ?? {}));
`;

interface Part {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly synthetic?: boolean;
}
type PluginHooks = Record<string, (input: object, output?: object) => Promise<void>>;
interface Told {
  readonly args: readonly string[];
  readonly input: Record<string, unknown>;
}

let folder = "";
const prompts: unknown[] = [];
const toasts: unknown[] = [];

const client = {
  session: {
    get: async ({ path }: { path: { id: string } }) => Promise.resolve({ data: { id: path.id, ...(path.id === "child" ? { parentID: "main" } : {}) } }),
    promptAsync: async (request: unknown) => Promise.resolve(void prompts.push(request)),
  },
  tui: { showToast: async (request: unknown) => Promise.resolve(void toasts.push(request)) },
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "agents-plugin-")));
  writeFileSync(join(folder, "it's agent-relay.cjs"), PROGRAM);
  prompts.length = 0;
  toasts.length = 0;
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function load(answers: object, node = process.execPath): Promise<PluginHooks> {
  writeFileSync(join(folder, "answers.json"), JSON.stringify(answers));
  const file = join(folder, "plugin.mjs");
  writeFileSync(file, createPluginSource({ node, script: join(folder, "it's agent-relay.cjs"), version: "1.2.3" }));
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, (context: object) => Promise<PluginHooks>>;
  expect(Object.keys(module)).toEqual(["AgentRelay"]);
  const start = module["AgentRelay"];
  if (start === undefined) throw new Error("no plugin");
  return start({ client, directory: folder });
}

function told(): readonly Told[] {
  try {
    return readFileSync(join(folder, "told.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Told);
  } catch {
    return [];
  }
}

const events = (): readonly unknown[] => told().map(({ input }) => input["hook_event_name"]);

async function say(hooks: PluginHooks, text: string, sessionID = "main"): Promise<readonly Part[]> {
  const parts: Part[] = [{ id: "prt_1", type: "text", text }];
  await hooks["chat.message"]?.({ sessionID, agent: "plan", model: { providerID: "p", modelID: "m" } }, { message: {}, parts });
  return parts;
}

const idle = async (hooks: PluginHooks, sessionID = "main"): Promise<void> => hooks["event"]?.({ event: { type: "session.idle", properties: { sessionID } } });

describe("the plugin", () => {
  test("tells of a session with its first prompt, and of each prompt, and adds what it is given", async () => {
    const hooks = await load({ "session.created": { context: "START" }, "chat.message": { context: "BRIEF", notice: "note" } });
    await hooks["event"]?.({ event: { type: "session.created", properties: { info: { id: "main" } } } });
    const parts = await say(hooks, "HANDOFF");
    expect(parts.slice(1)).toEqual([
      { id: "prt_1x", type: "text", text: "START", synthetic: true },
      { id: "prt_1y", type: "text", text: "BRIEF", synthetic: true },
    ]);
    expect((await say(hooks, "go on")).length).toBe(2);
    expect(toasts.length).toBe(2);
    expect(told().map(({ args }) => args)).toEqual([
      ["hook", "opencode"],
      ["hook", "opencode"],
      ["hook", "opencode"],
    ]);
    expect(told().map(({ input }) => hookDialect.readInput(input))).toEqual([
      { host: "opencode", event: "session-start", session: "main", cwd: folder, source: "startup" },
      { host: "opencode", event: "prompt", session: "main", cwd: folder, prompt: "HANDOFF" },
      { host: "opencode", event: "prompt", session: "main", cwd: folder, prompt: "go on" },
    ]);
  });

  test("throws the reason of a refused tool, and asks only about tools that write", async () => {
    const hooks = await load({ "tool.execute.before": { decision: "deny", reason: "Off limits" }, "tool.execute.after": { context: "MAIL" } });
    await expect(hooks["tool.execute.before"]?.({ tool: "write", sessionID: "main", callID: "1" }, { args: { filePath: "/a" } })).rejects.toThrow("Off limits");
    await hooks["tool.execute.before"]?.({ tool: "read", sessionID: "main", callID: "2" }, { args: { filePath: "/a" } });
    const output = { output: "ok" };
    await hooks["tool.execute.after"]?.({ tool: "bash", sessionID: "main", callID: "3", args: { command: "ls" } }, output);
    expect(output.output).toBe("ok\n\nMAIL");
    expect(told().map(({ input }) => hookDialect.readInput(input)?.tool)).toEqual([
      { name: "write", kind: "edit", paths: ["/a"] },
      { name: "bash", kind: "shell", paths: [], command: "ls" },
    ]);
  });

  test("remembers a tool's arguments where the host does not tell them again", async () => {
    const hooks = await load({});
    await hooks["tool.execute.before"]?.({ tool: "edit", sessionID: "main", callID: "1" }, { args: { filePath: "/a" } });
    await hooks["tool.execute.after"]?.({ tool: "edit", sessionID: "main", callID: "1" }, { output: "" });
    expect(told().map(({ input }) => input["tool_input"])).toEqual([{ filePath: "/a" }, { filePath: "/a" }]);
  });

  test("makes of a refused stop one more prompt to the same agent and model, once until the user speaks", async () => {
    const hooks = await load({ "session.idle": { decision: "block", reason: "Set the next action" } });
    await say(hooks, "work");
    await idle(hooks);
    expect(prompts).toEqual([
      { path: { id: "main" }, body: { agent: "plan", model: { providerID: "p", modelID: "m" }, parts: [{ type: "text", text: "Set the next action" }] } },
    ]);
    await say(hooks, "Set the next action");
    await idle(hooks);
    expect(prompts.length).toBe(1);
    await say(hooks, "more work");
    await idle(hooks);
    expect(prompts.length).toBe(2);
    expect(events()).toEqual(["session.created", "chat.message", "session.idle", "session.idle", "chat.message", "session.idle"]);
    expect(told().flatMap(({ input }) => ("stop_hook_active" in input ? [input["stop_hook_active"]] : []))).toEqual([false, true, false]);
  });

  test("tells of an error, and does not ask for more after it", async () => {
    const hooks = await load({ "session.idle": { decision: "block", reason: "x" } });
    await say(hooks, "work");
    await hooks["event"]?.({
      event: { type: "session.error", properties: { sessionID: "main", error: { name: "MessageAbortedError", data: { message: "stopped" } } } },
    });
    await idle(hooks);
    expect(prompts).toEqual([]);
    expect(
      told()
        .map(({ input }) => hookDialect.readInput(input))
        .at(-1),
    ).toMatchObject({ event: "stop-failure", reason: "MessageAbortedError: stopped" });
  });

  test("tells a child session's stop as its parent's, and never prompts it", async () => {
    const hooks = await load({ "session.idle": { decision: "block", reason: "x" } });
    expect((await say(hooks, "HANDOFF", "child")).length).toBe(1);
    await idle(hooks, "child");
    expect(prompts).toEqual([]);
    expect(told().map(({ input }) => hookDialect.readInput(input))).toEqual([
      { host: "opencode", event: "subagent-stop", session: "main", cwd: folder, subagent: "child", stopActive: false, backgroundWork: 0 },
    ]);
  });

  test("tells of a compaction and of the end, once", async () => {
    const hooks = await load({});
    await say(hooks, "work");
    await hooks["experimental.session.compacting"]?.({ sessionID: "main" }, { context: [] });
    await hooks["dispose"]?.({});
    await hooks["event"]?.({ event: { type: "server.instance.disposed", properties: {} } });
    expect(events()).toEqual(["session.created", "chat.message", "experimental.session.compacting", "dispose"]);
  });

  test.each([
    ["a program that fails", { "tool.execute.before": 3, "chat.message": 2, "session.idle": 1 }, process.execPath],
    ["output that is no JSON", { "tool.execute.before": "deny!", "chat.message": "{", "session.idle": "null" }, process.execPath],
    ["no program at all", {}, "/nowhere/node"],
  ])("does nothing with %s", async (_, answers, node) => {
    const hooks = await load(answers, node);
    expect((await say(hooks, "HANDOFF")).length).toBe(1);
    await hooks["tool.execute.before"]?.({ tool: "write", sessionID: "main", callID: "1" }, { args: { filePath: "/a" } });
    await idle(hooks);
    await hooks["event"]?.({ event: {} });
    expect(prompts).toEqual([]);
  });
});
