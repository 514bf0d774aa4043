import { describe, expect, test } from "vitest";
import { objectOf, objectsOf } from "./json.ts";
import { call, fail, patch, say, shell, write } from "./step.ts";
import { post, postForEvents, postForJson, serve, type StreamEvent } from "./talk-to-server.ts";

const PATH = "/v1/responses";
const SHELL = { type: "function", name: "exec_command" };
const PATCH = { type: "custom", name: "apply_patch" };
const HELLO = [{ type: "message", role: "user", content: [{ type: "input_text", text: "HANDOFF" }] }];

function body(input: unknown, tools: readonly unknown[] = [SHELL, PATCH], stream = true) {
  return { model: "gpt-5.5", instructions: "You are Codex.", stream, tools, input };
}

/** The item the host acts on. */
function itemOf(events: readonly StreamEvent[]) {
  return objectOf(events.find(({ name }) => name === "response.output_item.done")?.data["item"]);
}

describe("OpenAI Responses", () => {
  test("streams a text with numbered events, from created to completed", async () => {
    const events = await postForEvents(await serve([say("Ä🦊 done")]), PATH, body(HELLO));
    expect(events.map(({ name }) => name)).toEqual([
      "response.created",
      "response.output_item.added",
      "response.content_part.added",
      "response.output_text.delta",
      "response.output_text.done",
      "response.output_item.done",
      "response.completed",
    ]);
    expect(events.map(({ data }) => data["sequence_number"])).toEqual(events.map((_, index) => index));
    const done = objectOf(events.at(-1)?.data["response"]);
    expect(done).toMatchObject({ status: "completed", usage: { total_tokens: 15 } });
    expect(objectsOf(done["output"])[0]).toMatchObject({ type: "message", content: [{ type: "output_text", text: "Ä🦊 done" }] });
  });

  test("calls a function with its arguments as text", async () => {
    const item = itemOf(await postForEvents(await serve([shell("ls")]), PATH, body(HELLO)));
    expect(item).toMatchObject({ type: "function_call", name: "exec_command", arguments: '{"cmd":"ls"}' });
    expect(item["call_id"]).toMatch(/^call_/u);
    expect(item).not.toHaveProperty("namespace");
  });

  test("calls a freeform tool with its input as it is", async () => {
    const text = "*** Begin Patch\n*** Delete File: a.txt\n*** End Patch\n";
    expect(itemOf(await postForEvents(await serve([patch(text)]), PATH, body(HELLO)))).toMatchObject({
      type: "custom_tool_call",
      name: "apply_patch",
      input: text,
    });
  });

  test("writes a file by a patch that adds it", async () => {
    const item = itemOf(await postForEvents(await serve([write("a.txt", "one\ntwo\n")]), PATH, body(HELLO)));
    expect(item["input"]).toBe("*** Begin Patch\n*** Add File: a.txt\n+one\n+two\n*** End Patch\n");
  });

  test("names the namespace of a tool that is offered in one", async () => {
    const tools = [SHELL, { type: "namespace", name: "mcp__relay", tools: [{ type: "function", name: "brief" }] }];
    const server = await serve([call("brief", {})]);
    expect(itemOf(await postForEvents(server, PATH, body(HELLO, tools)))).toMatchObject({ name: "brief", namespace: "mcp__relay" });
    expect(server.requests[0]?.tools).toEqual(["exec_command", "brief"]);
  });

  test("writes JavaScript in code mode, whose one tool comes as an item of the conversation", async () => {
    const input = [{ type: "additional_tools", tools: [{ type: "custom", name: "exec" }] }, ...HELLO];
    const server = await serve([shell("echo 'hi'")]);
    const item = itemOf(await postForEvents(server, PATH, body(input, [])));
    expect(item).toMatchObject({ type: "custom_tool_call", name: "exec" });
    expect(item["input"]).toContain(`tools.exec_command({cmd:"echo 'hi'"})`);
    expect(server.others).toEqual([]);
  });

  test("counts messages and calls of the model as turns and keeps what it read", async () => {
    const server = await serve([shell("ls"), patch("p"), say("third")]);
    const input = [
      { type: "message", role: "developer", content: [{ type: "input_text", text: "the brief" }] },
      ...HELLO,
      { type: "function_call", call_id: "c1", name: "exec_command", arguments: '{"cmd":"ls"}' },
      { type: "function_call_output", call_id: "c1", output: "a.txt" },
      { type: "reasoning", summary: [] },
      { type: "custom_tool_call", call_id: "c2", name: "apply_patch", input: "p" },
      { type: "custom_tool_call_output", call_id: "c2", output: [{ type: "input_text", text: "refused" }] },
    ];
    const answer = await postForJson(server, PATH, body(input, [SHELL], false));
    expect(objectsOf(answer["output"])[0]).toMatchObject({ content: [{ text: "third" }] });
    expect(server.requests[0]?.messages).toEqual([
      { role: "system", text: "the brief" },
      { role: "user", text: "HANDOFF" },
      { role: "assistant", text: '{"cmd":"ls"}', call: "exec_command" },
      { role: "tool", text: "a.txt" },
      { role: "assistant", text: "p", call: "apply_patch" },
      { role: "tool", text: "refused" },
    ]);
  });

  test("answers with a scripted error in OpenAI's form", async () => {
    const answer = await post(await serve([fail(400, "bad")]), PATH, body(HELLO));
    expect([answer.status, await answer.json()]).toEqual([400, { error: { message: "bad", type: "invalid_request_error", code: null } }]);
  });
});
