import type { ModelRequest } from "./model-request.ts";

/** What the model answers, in the terms of the APIs: one text or one call. */
export type Reply =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "function"; readonly name: string; readonly args: Readonly<Record<string, unknown>> }
  | { readonly kind: "freeform"; readonly name: string; readonly input: string };

/** Makes ids that differ within one server, such as `call_000001`. */
export type MakeId = (prefix: string) => string;

/** What one API needs to be spoken: which requests are its own, what they say, how an answer is written. All pure. */
export interface ApiDialect {
  /** Gives the request that a POST to this path with this body makes; undefined for another API's path. */
  readonly parseRequest: (path: string, body: unknown) => ModelRequest | undefined;
  /** Gives the whole answer where the host wants no stream. */
  readonly writeBody: (reply: Reply, request: ModelRequest, makeId: MakeId) => unknown;
  /** Gives the frames of a server-sent event stream, each ending with its blank line. */
  readonly writeFrames: (reply: Reply, request: ModelRequest, makeId: MakeId) => readonly string[];
  /** Gives the body of an error. */
  readonly writeError: (status: number, message: string) => unknown;
}

/** Writes one frame of an event stream; with a name as Anthropic and OpenAI Responses do. */
export function frame(data: unknown, event?: string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `${event === undefined ? "" : `event: ${event}\n`}data: ${text}\n\n`;
}

/** Cuts a text into the pieces of a stream; at least one, which may be empty. Never cuts a character in two. */
export function piecesOf(text: string): readonly string[] {
  return text === "" ? [""] : (text.match(/[\s\S]{1,40}(?![\uDC00-\uDFFF])/g) ?? [text]);
}
