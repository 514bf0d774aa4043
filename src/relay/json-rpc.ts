/** What went wrong with a call, by the numbers of JSON-RPC 2.0. */
export const RPC_ERRORS = { parse: -32_700, request: -32_600, method: -32_601, params: -32_602, internal: -32_603 } as const;

/** A call of a method. Notifications have no id and get no answer. */
export interface RpcCall {
  readonly id: string | number | undefined;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Trouble that the caller is told by its number. */
export class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Answers calls of one kind. Throws `RpcError` for what the caller did wrong. */
export type RpcHandler = (call: RpcCall) => Promise<unknown>;

/** Answers one line of JSON-RPC 2.0, a call or a batch of them; undefined where there is nothing to answer. Never throws. */
export async function answerLine(line: string, handle: RpcHandler): Promise<string | undefined> {
  const value = parse(line);
  if (value === undefined) return JSON.stringify(failure(null, RPC_ERRORS.parse, "this line is no JSON"));
  if (!Array.isArray(value)) return write(await answerOne(value, handle));
  if (value.length === 0) return JSON.stringify(failure(null, RPC_ERRORS.request, "this batch is empty"));
  const answers: object[] = [];
  for (const call of value) {
    const answer = await answerOne(call, handle);
    if (answer !== undefined) answers.push(answer);
  }
  return answers.length === 0 ? undefined : JSON.stringify(answers);
}

async function answerOne(value: unknown, handle: RpcHandler): Promise<object | undefined> {
  const call = readCall(value);
  if (call === "answer") return undefined;
  if (call === undefined) return failure(idOf(value) ?? null, RPC_ERRORS.request, "expected `jsonrpc`, `method` and, as an object, `params`");
  try {
    const result = await handle(call);
    return call.id === undefined ? undefined : { jsonrpc: "2.0", id: call.id, result };
  } catch (error) {
    if (call.id === undefined) return undefined;
    if (error instanceof RpcError) return failure(call.id, error.code, error.message);
    return failure(call.id, RPC_ERRORS.internal, error instanceof Error ? error.message : String(error));
  }
}

/** Answers of the other side to calls that nobody made are let pass. */
function readCall(value: unknown): RpcCall | "answer" | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { jsonrpc, method, params = {} } = value as Record<string, unknown>;
  if (jsonrpc === "2.0" && method === undefined && ("result" in value || "error" in value)) return "answer";
  if (jsonrpc !== "2.0" || typeof method !== "string" || typeof params !== "object" || params === null || Array.isArray(params)) return undefined;
  if ("id" in value && idOf(value) === undefined) return undefined;
  return { id: idOf(value), method, params: { ...params } };
}

function idOf(value: unknown): string | number | undefined {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

function failure(id: string | number | null, code: number, message: string): object {
  return { jsonrpc: "2.0", id, error: { code, message } };
}

function write(answer: object | undefined): string | undefined {
  return answer === undefined ? undefined : JSON.stringify(answer);
}

function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}
