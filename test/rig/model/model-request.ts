/** The four ways in which hosts speak with models. */
export const MODEL_APIS = ["anthropic", "responses", "chat", "gemini"] as const;

/** Name of one of them. */
export type ModelApi = (typeof MODEL_APIS)[number];

/** One piece of the conversation as the model is given it, in order. */
export interface ModelMessage {
  /** `developer` of OpenAI is `system`, `model` of Gemini is `assistant`; `tool` is a tool's result. */
  readonly role: "system" | "user" | "assistant" | "tool";
  /** Plain text; of a call its arguments as they were sent, of a result what the tool gave. */
  readonly text: string;
  /** Name of the tool the model called; only with the role `assistant`. */
  readonly call?: string;
}

/** One request of a host, in the same words for every API. */
export interface ModelRequest {
  readonly api: ModelApi;
  readonly model: string;
  /** Whether the answer shall be a stream of events. */
  readonly stream: boolean;
  /** Whether the answer shall be JSON, as Gemini's router wants it. */
  readonly json: boolean;
  readonly system: string;
  /** Names of the tools that are offered. */
  readonly tools: readonly string[];
  /** Namespace of a tool, where the host has put it into one (Codex). */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly messages: readonly ModelMessage[];
  /** Turns of the model that the conversation already holds. */
  readonly turns: number;
  /** The body as it came, parsed. */
  readonly body: unknown;
}

/** Gives all the model reads of a request, the system text first, as one text to search in. */
export function allText({ system, messages }: Pick<ModelRequest, "system" | "messages">): string {
  return [system, ...messages.map(({ text }) => text)].join("\n");
}

/** Gives the results of tools in a request, in order. */
export function toolResults({ messages }: Pick<ModelRequest, "messages">): readonly string[] {
  return messages.filter(({ role }) => role === "tool").map(({ text }) => text);
}
