import { onTestFinished } from "vitest";
import { objectOf, type Json } from "./json.ts";
import { startModelServer, type ModelServer, type Script } from "./model-server.ts";

/** One event of a stream: its name, empty where the API gives none, and its parsed data; `[DONE]` stays text. */
export interface StreamEvent {
  readonly name: string;
  readonly data: Json;
  readonly text: string;
}

/** Starts a server that is closed at the end of the test. */
export async function serve(script: Script): Promise<ModelServer> {
  const server = await startModelServer(script);
  onTestFinished(server.close);
  return server;
}

/** Posts JSON as a host would. */
export async function post(server: ModelServer, path: string, body: unknown): Promise<Response> {
  return fetch(server.url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** Posts and gives the parsed answer. */
export async function postForJson(server: ModelServer, path: string, body: unknown): Promise<Json> {
  const answer = await post(server, path, body);
  return objectOf(await answer.json());
}

/** Posts and reads a stream by the rules of server-sent events. @throws Error where the answer is none. */
export async function postForEvents(server: ModelServer, path: string, body: unknown): Promise<readonly StreamEvent[]> {
  const answer = await post(server, path, body);
  const type = answer.headers.get("content-type") ?? "";
  if (!type.startsWith("text/event-stream")) throw new Error(`Unexpected answer of type ${type}, expected a stream`);
  const blocks = (await answer.text()).split("\n\n").filter((block) => block !== "");
  return blocks.map((block) => {
    const lines = block.split("\n");
    const text = lines
      .filter((line) => line.startsWith("data: "))
      .map((line) => line.slice(6))
      .join("\n");
    const name = lines.find((line) => line.startsWith("event: "))?.slice(7) ?? "";
    return { name, text, data: text === "[DONE]" ? {} : objectOf(JSON.parse(text)) };
  });
}
