import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { anthropic } from "./anthropic.ts";
import { chat } from "./chat.ts";
import { chooseReply } from "./choose-reply.ts";
import { gemini } from "./gemini.ts";
import { MODEL_APIS, type ModelApi, type ModelRequest } from "./model-request.ts";
import type { ApiDialect, MakeId, Reply } from "./reply.ts";
import { responses } from "./responses.ts";
import { isSideRequest, sideText } from "./side-request.ts";
import { say, type Step } from "./step.ts";

/** What the model does: the step of each turn, or a function of the request. Past the end it says `SCRIPT-END`. */
export type Script = readonly Step[] | ((request: ModelRequest) => Step | undefined);

/** A request beside the conversation: a title, a classifier, a token count, a health check. */
export interface OtherRequest {
  readonly method: string;
  readonly path: string;
}

/** A model server on loopback and what it has been asked so far, oldest first. */
export interface ModelServer {
  /** Such as `http://127.0.0.1:4711`, without a slash at the end. */
  readonly url: string;
  /** The conversation's requests. A host that tries again is seen again. */
  readonly requests: readonly ModelRequest[];
  readonly others: readonly OtherRequest[];
  readonly close: () => Promise<void>;
}

/** What the script says after its last step. */
export const SCRIPT_END = "SCRIPT-END";

const DIALECTS: Readonly<Record<ModelApi, ApiDialect>> = { anthropic, responses, chat, gemini };
const COUNTS = /\/messages\/count_tokens$|:countTokens$/u;

/**
 * Starts a scripted model on 127.0.0.1 that speaks all four APIs. Which step it takes depends on nothing but the turns in the request,
 * so that retries and requests beside the conversation cannot bring it out of step. Whoever starts it closes it.
 */
export async function startModelServer(script: Script): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const others: OtherRequest[] = [];
  const makeId = createIds();
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, { script, requests, others, makeId }).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, others, close: async () => closeServer(server) };
}

interface Desk {
  readonly script: Script;
  readonly requests: ModelRequest[];
  readonly others: OtherRequest[];
  readonly makeId: MakeId;
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, desk: Desk): Promise<void> {
  const method = incoming.method ?? "";
  const { pathname } = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const body = parseJson(await readText(incoming));
  const found = method === "POST" ? findRequest(pathname, body) : undefined;
  if (found === undefined || isSideRequest(found)) desk.others.push({ method, path: pathname });
  if (found === undefined) return answerOther(pathname, outgoing);
  if (isSideRequest(found)) return send({ kind: "text", text: sideText(found) }, { request: found, outgoing, makeId: desk.makeId, chunkMs: 0 });
  desk.requests.push(found);
  const step = nextStep(desk.script, found);
  if (step.delayMs !== undefined) await wait(step.delayMs, undefined, { ref: false });
  if (step.kind === "fail") return sendJson(outgoing, step.status, DIALECTS[found.api].writeError(step.status, step.message));
  await send(chooseReply(step, found), { request: found, outgoing, makeId: desk.makeId, chunkMs: step.chunkMs ?? 0 });
}

function findRequest(path: string, body: unknown): ModelRequest | undefined {
  for (const api of MODEL_APIS) {
    const request = DIALECTS[api].parseRequest(path, body);
    if (request !== undefined) return request;
  }
  return undefined;
}

function nextStep(script: Script, request: ModelRequest): Step {
  const step = typeof script === "function" ? script(request) : script[request.turns];
  return step ?? say(SCRIPT_END);
}

function answerOther(path: string, outgoing: ServerResponse): void {
  if (COUNTS.test(path)) return sendJson(outgoing, 200, { input_tokens: 10, totalTokens: 10 });
  if (path.endsWith("/models")) return sendJson(outgoing, 200, { object: "list", data: [{ id: "fake-1", object: "model" }] });
  return sendJson(outgoing, 404, { type: "error", error: { type: "not_found_error", message: `nothing at ${path}` } });
}

interface Delivery {
  readonly request: ModelRequest;
  readonly outgoing: ServerResponse;
  readonly makeId: MakeId;
  readonly chunkMs: number;
}

async function send(reply: Reply, { request, outgoing, makeId, chunkMs }: Delivery): Promise<void> {
  const dialect = DIALECTS[request.api];
  if (!request.stream) return sendJson(outgoing, 200, dialect.writeBody(reply, request, makeId));
  outgoing.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  for (const frame of dialect.writeFrames(reply, request, makeId)) {
    outgoing.write(frame);
    if (chunkMs > 0) await wait(chunkMs, undefined, { ref: false });
  }
  outgoing.end();
}

function sendJson(outgoing: ServerResponse, status: number, value: unknown): void {
  outgoing.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function createIds(): MakeId {
  let last = 0;
  return (prefix) => `${prefix}_${String((last += 1)).padStart(6, "0")}`;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
