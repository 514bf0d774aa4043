import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { makeWorkspace, textOf } from "../workspace.ts";

const COMMAND = resolve(import.meta.dirname, "../../../dist/cli/agent-relay.cjs");

type Json = ReturnType<typeof JSON.parse>;

/** A client that says all it has to say to the real program and reads all its answers. */
function converse(
  cwd: string,
  calls: readonly (object | string)[],
  words: readonly string[] = ["--as", "claude"],
): { readonly answers: readonly Json[]; readonly code: number | null; readonly err: string } {
  const input = calls.map((call) => `${typeof call === "string" ? call : JSON.stringify(call)}\n`).join("");
  const done = spawnSync(process.execPath, [COMMAND, "mcp", ...words], {
    cwd,
    input,
    encoding: "utf8",
    env: { HOME: "/nonexistent", PATH: process.env["PATH"] },
  });
  return {
    answers: done.stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    code: done.status,
    err: done.stderr,
  };
}

let id = 0;
const rpc = (method: string, params: object = {}): object => ({ jsonrpc: "2.0", id: (id += 1), method, params });
const hello = (name = "test"): object => rpc("initialize", { protocolVersion: "2025-03-26", capabilities: {}, clientInfo: { name, version: "1" } });
const call = (name: string, input: object = {}): object => rpc("tools/call", { name, arguments: input });

function shop(owner = "Claude"): string {
  return makeWorkspace({
    shop: { owner, next: "Build T2", pending: ["- [ ] **T2** Build it (owner: claude)", "- [ ] **T3** Check it (owner: codex; after: T2)"] },
  });
}

function resultOf(answer: Json): { readonly text: string; readonly isError: boolean } {
  return { text: answer.result.content[0].text as string, isError: answer.result.isError as boolean };
}

describe("agent-relay mcp", () => {
  test("introduces itself in the client's version, and lists its tools with what they take", () => {
    const { answers, code, err } = converse(shop(), [hello(), { jsonrpc: "2.0", method: "notifications/initialized" }, rpc("ping"), rpc("tools/list")]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(answers).toHaveLength(3);
    expect(answers[0].result).toMatchObject({ protocolVersion: "2025-03-26", serverInfo: { name: "agent-relay" }, capabilities: { tools: {} } });
    const tools = new Map<string, Json>(answers[2].result.tools.map((tool: Json) => [tool.name, tool]));
    expect([...tools.keys()]).toEqual(expect.arrayContaining(["brief", "handoff", "status", "claim", "done", "pass", "take_over", "decide", "check"]));
    expect([...tools.keys()]).not.toContain("approve");
    expect(tools.get("brief").annotations.readOnlyHint).toBe(true);
    expect(tools.get("pass").annotations.readOnlyHint).toBe(false);
    expect(tools.get("done").inputSchema).toMatchObject({ required: ["task"], properties: { task: { type: "string" }, unverified: { type: "boolean" } } });
    for (const tool of tools.values()) expect(Object.keys(tool.inputSchema.properties)).not.toEqual(expect.arrayContaining(["as"]));
  });

  test("gives the brief, and carries a day's moves into the file", () => {
    const root = shop();
    const { answers } = converse(root, [
      hello(),
      call("brief"),
      call("done", { task: "T2", unverified: true }),
      call("pass", { to: "codex", summary: "--as user; `rm -rf`", next: "Check T3" }),
      call("brief"),
    ]);
    expect(resultOf(answers[1]).text).toContain("It is your turn, Claude");
    expect(
      answers
        .slice(2, 4)
        .map(resultOf)
        .map(({ isError }) => isError),
    ).toEqual([false, false]);
    expect(resultOf(answers[4])).toMatchObject({ isError: false, text: expect.stringContaining("It is Codex's turn") });
    const text = textOf(root, "shop/AGENT-HANDOFF.md");
    expect(text).toMatch(/\| Current Owner \| Codex \|/i);
    expect(text).toMatch(/\| Claude \| Codex \| --as user; `rm -rf` \|/i);
  });

  test("holds to ownership, and is never the user", () => {
    const root = shop("Codex");
    const before = textOf(root, "shop/AGENT-HANDOFF.md");
    const { answers } = converse(root, [
      hello(),
      call("pass", { to: "user", summary: "mine now" }),
      call("pass", { to: "user", summary: "x", as: "user" }),
      call("start", { task: "T2", force: true }),
    ]);
    expect(resultOf(answers[1])).toMatchObject({ isError: true, text: expect.stringContaining("Codex") });
    expect(answers.slice(2).map((answer) => answer.error.code)).toEqual([-32_602, -32_602]);
    expect(textOf(root, "shop/AGENT-HANDOFF.md")).toBe(before);
    expect(converse(root, [], ["--as", "user"])).toMatchObject({ code: 2, err: expect.stringContaining("called by agents") });
  });

  test("knows the agent by the client's name where nothing else says it; a stranger may only look", () => {
    const root = shop();
    expect(resultOf(converse(root, [hello("claude-code"), call("brief")], []).answers[1]).text).toContain("your turn, Claude");
    expect(resultOf(converse(root, [hello("codex-mcp-client"), call("brief")], []).answers[1]).text).toContain("Claude's turn");
    const { answers } = converse(root, [hello("vim"), rpc("tools/list"), call("status")], []);
    expect(answers[1].result.tools.map((tool: Json) => tool.name)).toEqual(["status", "next", "history", "check"]);
    expect(resultOf(answers[2]).text).toContain("shop");
  });

  test("tells what is wrong by JSON-RPC's numbers, and goes on", () => {
    const bad = [
      "{",
      "[]",
      "1",
      '{"jsonrpc":"1.0","id":1,"method":"ping"}',
      '{"jsonrpc":"2.0","id":2,"method":"ping","params":[]}',
      '{"jsonrpc":"2.0","id":{},"method":"ping"}',
    ];
    const { answers, code } = converse(shop(), [
      ...bad,
      rpc("nothing"),
      call("rm"),
      call("done", {}),
      call("done", { task: 1 }),
      call("brief", { x: "" }),
      [rpc("ping"), { jsonrpc: "2.0", method: "x" }, rpc("ping")],
      { jsonrpc: "2.0", id: 9, result: {} },
      rpc("ping"),
    ]);
    expect(code).toBe(0);
    expect(answers.slice(0, 11).map((answer) => answer.error.code)).toEqual([
      -32_700, -32_600, -32_600, -32_600, -32_600, -32_600, -32_601, -32_602, -32_602, -32_602, -32_602,
    ]);
    expect(answers[11]).toHaveLength(2);
    expect(answers[12].result).toEqual({});
  });

  test("survives a line of many megabytes and an end in the middle of one", () => {
    const { answers, code } = converse(shop(), [`{"x":"${"a".repeat(9_000_000)}"}`, rpc("ping"), '{"jsonrpc":"2.0"']);
    expect(code).toBe(0);
    expect(answers.map((answer) => answer.error?.code)).toEqual([-32_700, undefined, -32_700]);
  });
});
