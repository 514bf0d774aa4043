import { describe, expect, test } from "vitest";
import { objectOf, objectsOf, stringOf } from "./json.ts";
import { say, shell } from "./step.ts";
import { postForEvents, postForJson, serve, type StreamEvent } from "./talk-to-server.ts";

const PATH = "/v1/chat/completions";
const HELLO = [
  { role: "system", content: "You are opencode." },
  { role: "user", content: "HANDOFF" },
];

function body(messages: readonly unknown[], stream = true) {
  return { model: "rig-1", stream, tools: [{ type: "function", function: { name: "bash" } }], messages };
}

function choiceOf({ data }: StreamEvent) {
  return objectsOf(data["choices"])[0] ?? {};
}

describe("OpenAI chat completions", () => {
  test("streams a text and ends with its reason, its usage and [DONE]", async () => {
    const text = "a text of more than forty characters, so that it is cut";
    const events = await postForEvents(await serve([say(text)]), PATH, body(HELLO));
    expect(events.map((event) => stringOf(objectOf(choiceOf(event)["delta"])["content"])).join("")).toBe(text);
    expect(events.at(-1)?.text).toBe("[DONE]");
    expect(events.at(-2)?.data).toMatchObject({ object: "chat.completion.chunk", choices: [{ finish_reason: "stop" }], usage: { total_tokens: 15 } });
  });

  test("streams a tool call with its place among the calls", async () => {
    const events = await postForEvents(await serve([shell("ls")]), PATH, body(HELLO));
    const calls = events.flatMap((event) => objectsOf(objectOf(choiceOf(event)["delta"])["tool_calls"]));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ index: 0, type: "function", function: { name: "bash" } });
    expect(JSON.parse(String(objectOf(calls[0]?.["function"])["arguments"]))).toMatchObject({ command: "ls" });
    expect(events.map((event) => choiceOf(event)["finish_reason"])).toContain("tool_calls");
  });

  test("keeps system text apart, and calls and results in order", async () => {
    const server = await serve([shell("ls"), say("second")]);
    const call = { id: "c1", type: "function", function: { name: "bash", arguments: '{"command":"ls"}' } };
    const messages = [...HELLO, { role: "assistant", content: "", tool_calls: [call] }, { role: "tool", tool_call_id: "c1", content: "a.txt" }];
    expect(await postForJson(server, PATH, body(messages, false))).toMatchObject({ choices: [{ message: { content: "second" }, finish_reason: "stop" }] });
    expect(server.requests[0]).toMatchObject({
      system: "You are opencode.",
      turns: 1,
      messages: [
        { role: "user", text: "HANDOFF" },
        { role: "assistant", text: '{"command":"ls"}', call: "bash" },
        { role: "tool", text: "a.txt" },
      ],
    });
  });

  test("answers the request for a title beside the script", async () => {
    const server = await serve([say("first")]);
    const messages = [{ role: "system", content: "You are a title generator. You output ONLY a thread title." }, HELLO[1]];
    expect(await postForJson(server, PATH, body(messages, false))).toMatchObject({ choices: [{ message: { content: "A title" } }] });
    expect([server.requests.length, server.others]).toEqual([0, [{ method: "POST", path: PATH }]]);
  });
});
