import { describe, expect, test } from "vitest";
import { allText, toolResults } from "./model-request.ts";
import { fail, say, shell } from "./step.ts";
import { postForEvents, postForJson, post, serve } from "./talk-to-server.ts";
import { objectOf, stringOf } from "./json.ts";

const PATH = "/v1/messages?beta=true";
const TEXT = `${"Ä🦊 and more, ".repeat(20)}end`;

function body(messages: readonly unknown[], stream = true) {
  const system = [{ type: "text", text: "You are an agent." }];
  return { model: "claude-opus-4-8", max_tokens: 100, stream, system, tools: [{ name: "Bash" }, { name: "Write" }], messages };
}

const HELLO = [{ role: "user", content: [{ type: "text", text: "HANDOFF" }] }];
const AFTER_CALL = [
  ...HELLO,
  { role: "system", content: "UserPromptSubmit hook additional context: the brief" },
  { role: "assistant", content: [{ type: "tool_use", id: "toolu_1", name: "Bash", input: { command: "ls" } }] },
  { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", is_error: true, content: [{ type: "text", text: "no such file" }] }] },
];

describe("Anthropic Messages", () => {
  test("streams a text in the order of events that Claude Code wants", async () => {
    const events = await postForEvents(await serve([say(TEXT)]), PATH, body(HELLO));
    const names = events.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"]);
    expect(events.every(({ name, data }) => data["type"] === name)).toBe(true);
    expect(events.map(({ data }) => stringOf(objectOf(data["delta"])["text"])).join("")).toBe(TEXT);
    expect(objectOf(events.find(({ name }) => name === "message_delta")?.data["delta"])["stop_reason"]).toBe("end_turn");
  });

  test("streams a tool call whose arguments come as JSON text behind an empty input", async () => {
    const events = await postForEvents(await serve([shell("echo hi")]), PATH, body(HELLO));
    expect(events[1]?.data["content_block"]).toEqual({ type: "tool_use", id: expect.stringMatching(/^toolu_/u) as string, name: "Bash", input: {} });
    const delta = objectOf(events[2]?.data["delta"]);
    expect(delta["type"]).toBe("input_json_delta");
    expect(JSON.parse(String(delta["partial_json"]))).toMatchObject({ command: "echo hi" });
    expect(objectOf(events.find(({ name }) => name === "message_delta")?.data["delta"])["stop_reason"]).toBe("tool_use");
  });

  test("takes the step behind the turns in the request and keeps what the model read", async () => {
    const server = await serve([shell("ls"), say("second")]);
    const answer = await postForJson(server, PATH, body(AFTER_CALL, false));
    expect(answer).toMatchObject({ type: "message", role: "assistant", stop_reason: "end_turn", content: [{ type: "text", text: "second" }] });
    const [request] = server.requests;
    expect(request).toMatchObject({ api: "anthropic", turns: 1, tools: ["Bash", "Write"], system: "You are an agent." });
    expect(request?.messages).toEqual([
      { role: "user", text: "HANDOFF" },
      { role: "system", text: "UserPromptSubmit hook additional context: the brief" },
      { role: "assistant", text: '{"command":"ls"}', call: "Bash" },
      { role: "tool", text: "no such file" },
    ]);
    expect(toolResults(request ?? { messages: [] })).toEqual(["no such file"]);
    expect(allText(request ?? { system: "", messages: [] })).toContain("the brief");
  });

  test("answers with a scripted error in Anthropic's form", async () => {
    const answer = await post(await serve([fail(529, "busy")]), PATH, body(HELLO));
    expect(answer.status).toBe(529);
    expect(await answer.json()).toEqual({ type: "error", error: { type: "overloaded_error", message: "busy" } });
  });
});
