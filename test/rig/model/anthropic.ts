import { objectOf, objectsOf, stringOf, textOf, textOrJson, type Json } from "./json.ts";
import type { ModelMessage, ModelRequest } from "./model-request.ts";
import { frame, piecesOf, type ApiDialect, type MakeId, type Reply } from "./reply.ts";

const USAGE = { input_tokens: 10, output_tokens: 5, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };

/** Anthropic Messages, as Claude Code speaks it: `POST /v1/messages` with tool use and server-sent events. */
export const anthropic: ApiDialect = {
  parseRequest(path, body) {
    if (!path.endsWith("/v1/messages")) return undefined;
    const json = objectOf(body);
    const messages = objectsOf(json["messages"]);
    return {
      api: "anthropic",
      model: stringOf(json["model"]),
      stream: json["stream"] === true,
      json: false,
      system: textOf(json["system"]),
      tools: objectsOf(json["tools"]).map((tool) => stringOf(tool["name"])),
      namespaces: new Map(),
      messages: messages.flatMap(parseMessage),
      turns: messages.filter(({ role }) => role === "assistant").length,
      body,
    };
  },
  writeBody(reply, request, makeId) {
    return { ...envelope(request, makeId), content: [block(reply, makeId)], stop_reason: stopReason(reply), usage: USAGE };
  },
  writeFrames(reply, request, makeId) {
    const send = (type: string, fields: Json): string => frame({ type, ...fields }, type);
    const content = block(reply, makeId);
    const opened = reply.kind === "text" ? { ...content, text: "" } : { ...content, input: {} };
    const deltas =
      reply.kind === "text"
        ? piecesOf(reply.text).map((text) => ({ type: "text_delta", text }))
        : [{ type: "input_json_delta", partial_json: JSON.stringify(content["input"]) }];
    return [
      send("message_start", { message: { ...envelope(request, makeId), content: [], stop_reason: null, usage: { ...USAGE, output_tokens: 1 } } }),
      send("content_block_start", { index: 0, content_block: opened }),
      ...deltas.map((delta) => send("content_block_delta", { index: 0, delta })),
      send("content_block_stop", { index: 0 }),
      send("message_delta", { delta: { stop_reason: stopReason(reply), stop_sequence: null }, usage: { output_tokens: 5 } }),
      send("message_stop", {}),
    ];
  },
  writeError(status, message) {
    return { type: "error", error: { type: status === 529 ? "overloaded_error" : "api_error", message } };
  },
};

function parseMessage(message: Json): readonly ModelMessage[] {
  const role = roleOf(message["role"]);
  const { content } = message;
  if (typeof content === "string") return [{ role, text: content }];
  return objectsOf(content).map((part) => parseBlock(part, role));
}

function parseBlock(part: Json, role: ModelMessage["role"]): ModelMessage {
  if (part["type"] === "tool_use") return { role: "assistant", text: JSON.stringify(part["input"] ?? {}), call: stringOf(part["name"]) };
  if (part["type"] === "tool_result") return { role: "tool", text: textOrJson(part["content"]) };
  return { role, text: stringOf(part["text"]) };
}

function roleOf(role: unknown): ModelMessage["role"] {
  return role === "assistant" || role === "system" ? role : "user";
}

function envelope({ model }: ModelRequest, makeId: MakeId): Json {
  return { id: makeId("msg"), type: "message", role: "assistant", model, stop_sequence: null };
}

function block(reply: Reply, makeId: MakeId): Json {
  if (reply.kind === "text") return { type: "text", text: reply.text };
  const input = reply.kind === "function" ? reply.args : { input: reply.input };
  return { type: "tool_use", id: makeId("toolu"), name: reply.name, input };
}

function stopReason(reply: Reply): string {
  return reply.kind === "text" ? "end_turn" : "tool_use";
}
