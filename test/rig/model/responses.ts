import { objectOf, objectsOf, stringOf, textOf, textOrJson, type Json } from "./json.ts";
import type { ModelMessage, ModelRequest } from "./model-request.ts";
import { frame, piecesOf, type ApiDialect, type MakeId, type Reply } from "./reply.ts";

const USAGE = {
  input_tokens: 10,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 15,
};

/** OpenAI Responses, as Codex speaks it: `POST /v1/responses` with function calls, freeform tools, namespaces and code mode. */
export const responses: ApiDialect = {
  parseRequest(path, body) {
    if (!path.endsWith("/responses")) return undefined;
    const json = objectOf(body);
    const items = typeof json["input"] === "string" ? [{ role: "user", content: json["input"] }] : objectsOf(json["input"]);
    const offered = collectTools(json, items);
    return {
      api: "responses",
      model: stringOf(json["model"]),
      stream: json["stream"] === true,
      json: false,
      system: stringOf(json["instructions"]),
      tools: [...offered.keys()],
      namespaces: new Map([...offered].filter(([, namespace]) => namespace !== "")),
      messages: items.flatMap(parseItem),
      turns: items.filter(isModelTurn).length,
      body,
    };
  },
  writeBody(reply, request, makeId) {
    return response(request, itemOf(reply, request, makeId), makeId("resp"));
  },
  writeFrames(reply, request, makeId) {
    const item = itemOf(reply, request, makeId);
    const done = response(request, item, makeId("resp"));
    const events: readonly (readonly [string, Json])[] = [
      ["response.created", { response: { ...done, status: "in_progress", output: [], usage: null } }],
      ["response.output_item.added", { output_index: 0, item: { ...item, ...EMPTY[reply.kind], status: "in_progress" } }],
      ...deltasOf(reply, item["id"]),
      ["response.output_item.done", { output_index: 0, item }],
      ["response.completed", { response: done }],
    ];
    return events.map(([type, fields], index) => frame({ type, sequence_number: index, ...fields }, type));
  },
  writeError(status, message) {
    return { error: { message, type: status >= 500 ? "server_error" : "invalid_request_error", code: null } };
  },
};

/** What an item that has only begun has not got yet. */
const EMPTY: Readonly<Record<Reply["kind"], Json>> = { text: { content: [] }, function: { arguments: "" }, freeform: { input: "" } };

/** Every offered tool with its namespace, or "". Code mode offers them in an item of the conversation. */
function collectTools(body: Json, items: readonly Json[]): ReadonlyMap<string, string> {
  const later = items.filter(({ type }) => type === "additional_tools").flatMap(({ tools }) => objectsOf(tools));
  const found = new Map<string, string>();
  const add = (tool: Json, namespace: string): void => {
    if (tool["type"] === "namespace") for (const inner of objectsOf(tool["tools"])) add(inner, stringOf(tool["name"]));
    else found.set(stringOf(tool["name"] ?? tool["type"]), namespace);
  };
  for (const tool of [...objectsOf(body["tools"]), ...later]) add(tool, "");
  return found;
}

function isModelTurn({ type, role }: Json): boolean {
  return role === "assistant" || (typeof type === "string" && type.endsWith("_call"));
}

function parseItem(item: Json): readonly ModelMessage[] {
  const type = stringOf(item["type"]);
  if (type.endsWith("_call")) return [{ role: "assistant", text: stringOf(item["arguments"] ?? item["input"]), call: stringOf(item["name"] ?? type) }];
  if (type.endsWith("_output")) return [{ role: "tool", text: textOrJson(item["output"]) }];
  if (item["role"] === undefined) return [];
  const role = roleOf(item["role"]);
  const { content } = item;
  return typeof content === "string" ? [{ role, text: content }] : objectsOf(content).map((part) => ({ role, text: textOf([part]) }));
}

function roleOf(role: unknown): ModelMessage["role"] {
  if (role === "assistant") return "assistant";
  return role === "developer" || role === "system" ? "system" : "user";
}

function itemOf(reply: Reply, { namespaces }: ModelRequest, makeId: MakeId): Json {
  if (reply.kind === "text") {
    const content = [{ type: "output_text", text: reply.text, annotations: [] }];
    return { type: "message", id: makeId("msg"), role: "assistant", status: "completed", content };
  }
  const namespace = namespaces.get(reply.name);
  const named = { call_id: makeId("call"), name: reply.name, ...(namespace === undefined ? {} : { namespace }), status: "completed" };
  if (reply.kind === "function") return { type: "function_call", id: makeId("fc"), ...named, arguments: JSON.stringify(reply.args) };
  return { type: "custom_tool_call", id: makeId("ctc"), ...named, input: reply.input };
}

function response({ model }: ModelRequest, item: Json, id: string): Json {
  return { id, object: "response", created_at: 1, status: "completed", model, output: [item], usage: USAGE };
}

function deltasOf(reply: Reply, id: unknown): readonly (readonly [string, Json])[] {
  const at = { item_id: id, output_index: 0 };
  if (reply.kind === "freeform") return [];
  if (reply.kind === "function") {
    const text = JSON.stringify(reply.args);
    return [
      ["response.function_call_arguments.delta", { ...at, delta: text }],
      ["response.function_call_arguments.done", { ...at, arguments: text }],
    ];
  }
  const part = { ...at, content_index: 0 };
  return [
    ["response.content_part.added", { ...part, part: { type: "output_text", text: "", annotations: [] } }],
    ...piecesOf(reply.text).map((delta) => ["response.output_text.delta", { ...part, delta }] as const),
    ["response.output_text.done", { ...part, text: reply.text }],
  ];
}
