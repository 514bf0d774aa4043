import { objectOf, objectsOf, stringOf, textOf, type Json } from "./json.ts";
import type { ModelMessage } from "./model-request.ts";
import { frame, piecesOf, type ApiDialect, type MakeId, type Reply } from "./reply.ts";

const USAGE = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

/** OpenAI chat completions, as OpenCode's `@ai-sdk/openai-compatible` speaks it. */
export const chat: ApiDialect = {
  parseRequest(path, body) {
    if (!path.endsWith("/chat/completions")) return undefined;
    const json = objectOf(body);
    const messages = objectsOf(json["messages"]);
    return {
      api: "chat",
      model: stringOf(json["model"]),
      stream: json["stream"] === true,
      json: false,
      system: messages
        .filter(isSystem)
        .map(({ content }) => textOf(content))
        .join("\n"),
      tools: objectsOf(json["tools"]).map((tool) => stringOf(objectOf(tool["function"])["name"])),
      namespaces: new Map(),
      messages: messages.filter((message) => !isSystem(message)).flatMap(parseMessage),
      turns: messages.filter(({ role }) => role === "assistant").length,
      body,
    };
  },
  writeBody(reply, { model }, makeId) {
    const calls = reply.kind === "text" ? {} : { tool_calls: [toolCall(reply, makeId)] };
    const message = { role: "assistant", content: reply.kind === "text" ? reply.text : null, ...calls };
    const choices = [{ index: 0, message, finish_reason: finishReason(reply) }];
    return { id: makeId("chatcmpl"), object: "chat.completion", created: 1, model, choices, usage: USAGE };
  },
  writeFrames(reply, { model }, makeId) {
    const base = { id: makeId("chatcmpl"), object: "chat.completion.chunk", created: 1, model };
    const chunk = (delta: Json, finish: string | null): string =>
      frame({ ...base, choices: [{ index: 0, delta, finish_reason: finish }], ...(finish === null ? {} : { usage: USAGE }) });
    const deltas = reply.kind === "text" ? piecesOf(reply.text).map((content) => ({ content })) : [{ tool_calls: [{ index: 0, ...toolCall(reply, makeId) }] }];
    return [chunk({ role: "assistant", content: "" }, null), ...deltas.map((delta) => chunk(delta, null)), chunk({}, finishReason(reply)), frame("[DONE]")];
  },
  writeError(status, message) {
    return { error: { message, type: status >= 500 ? "server_error" : "invalid_request_error" } };
  },
};

function isSystem({ role }: Json): boolean {
  return role === "system" || role === "developer";
}

function parseMessage(message: Json): readonly ModelMessage[] {
  const text = textOf(message["content"]);
  if (message["role"] === "tool") return [{ role: "tool", text }];
  const calls = objectsOf(message["tool_calls"]).map(({ function: called }): ModelMessage => {
    const { name, arguments: args } = objectOf(called);
    return { role: "assistant", text: stringOf(args), call: stringOf(name) };
  });
  const said: readonly ModelMessage[] = text === "" ? [] : [{ role: message["role"] === "assistant" ? "assistant" : "user", text }];
  return [...said, ...calls];
}

function toolCall(reply: Exclude<Reply, { kind: "text" }>, makeId: MakeId): Json {
  const args = reply.kind === "function" ? reply.args : { input: reply.input };
  return { id: makeId("call"), type: "function", function: { name: reply.name, arguments: JSON.stringify(args) } };
}

function finishReason(reply: Reply): string {
  return reply.kind === "text" ? "stop" : "tool_calls";
}
