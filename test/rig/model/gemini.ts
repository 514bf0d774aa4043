import { objectOf, objectsOf, stringOf, textOf, textOrJson, type Json } from "./json.ts";
import type { ModelMessage, ModelRequest } from "./model-request.ts";
import { frame, type ApiDialect, type MakeId, type Reply } from "./reply.ts";

const USAGE = { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 };
const PATH = /\/models\/([^/:]+):(generateContent|streamGenerateContent)$/u;

/** Gemini's generateContent and streamGenerateContent; counting tokens is the server's own business. */
export const gemini: ApiDialect = {
  parseRequest(path, body) {
    const [, model = "", method] = PATH.exec(path) ?? [];
    if (method === undefined) return undefined;
    const json = objectOf(body);
    const contents = objectsOf(json["contents"]);
    const settings = objectOf(json["generationConfig"]);
    return {
      api: "gemini",
      model,
      stream: method === "streamGenerateContent",
      json: settings["responseMimeType"] === "application/json",
      system: textOf(objectOf(json["systemInstruction"])["parts"]),
      tools: objectsOf(json["tools"]).flatMap((tool) => objectsOf(tool["functionDeclarations"]).map(({ name }) => stringOf(name))),
      namespaces: new Map(),
      messages: contents.flatMap(parseContent),
      turns: contents.filter(({ role }) => role === "model").length,
      body,
    };
  },
  writeBody: write,
  writeFrames(reply, request, makeId) {
    return [frame(write(reply, request, makeId))];
  },
  writeError(status, message) {
    return { error: { code: status, message, status: status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT" } };
  },
};

function parseContent({ role, parts }: Json): readonly ModelMessage[] {
  return objectsOf(parts).map((part): ModelMessage => {
    const { functionCall, functionResponse, text } = part;
    if (functionCall !== undefined) {
      const { name, args } = objectOf(functionCall);
      return { role: "assistant", text: JSON.stringify(args ?? {}), call: stringOf(name) };
    }
    if (functionResponse !== undefined) return { role: "tool", text: resultText(objectOf(functionResponse)["response"]) };
    return { role: role === "model" ? "assistant" : "user", text: stringOf(text) };
  });
}

/** The host wraps a result as `{output}` or `{error}`. */
function resultText(response: unknown): string {
  const { output, error } = objectOf(response);
  return textOrJson(output ?? error ?? response);
}

function write(reply: Reply, { model }: ModelRequest, makeId: MakeId): Json {
  const content = { role: "model", parts: [partOf(reply, makeId)] };
  return { candidates: [{ content, finishReason: "STOP", index: 0 }], usageMetadata: USAGE, modelVersion: model, responseId: makeId("response") };
}

function partOf(reply: Reply, makeId: MakeId): Json {
  if (reply.kind === "text") return { text: reply.text };
  const args = reply.kind === "function" ? reply.args : { input: reply.input };
  return { functionCall: { id: makeId("call"), name: reply.name, args } };
}
