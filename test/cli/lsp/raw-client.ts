import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { FROM_SOURCES } from "./editor.ts";

/** A message as it is on the wire. */
export interface RawMessage {
  readonly id?: number | null;
  readonly method?: string;
  readonly params?: ReturnType<typeof JSON.parse>;
  readonly result?: ReturnType<typeof JSON.parse>;
  readonly error?: { readonly code: number };
}

/** A client that says whatever a test wants, in whatever order. */
export interface RawClient {
  readonly child: ChildProcessWithoutNullStreams;
  readonly messages: readonly RawMessage[];
  readonly ended: Promise<number | null>;
  write(text: string): void;
  notify(method: string, params?: unknown): void;
  /** Asks and gives the answer, whatever it is. */
  ask(method: string, params?: unknown): Promise<RawMessage>;
  until(wanted: (message: RawMessage) => boolean): Promise<RawMessage>;
  errors(): string;
}

/** Frames a body as the protocol wants it. */
export function frame(body: unknown): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Starts the server and says nothing to it. */
export function startRaw(root: string): RawClient {
  const child = spawn(process.execPath, FROM_SOURCES, { cwd: root, env: { HOME: "/nonexistent", PATH: process.env["PATH"] } });
  onTestFinished(() => void child.kill());
  child.stdin.on("error", () => {});
  const ended = once(child, "close").then(([code]) => code as number | null);
  let errors = "";
  child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
  const messages: RawMessage[] = [];
  let waiting: (() => void)[] = [];
  let left: Buffer = Buffer.alloc(0);
  child.stdout.on("data", (part: Buffer) => {
    left = Buffer.concat([left, part]);
    for (let next = takeMessage(left); next !== undefined; next = takeMessage(left)) {
      messages.push(next.message);
      left = next.left;
    }
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  });
  const gone = ended.then((code) => Promise.reject(new Error(`The server ended with ${code}: ${errors}`)));
  gone.catch(() => {});
  let asked = 0;
  const write = (text: string): void => void child.stdin.write(text);
  const until: RawClient["until"] = async (wanted) => {
    for (;;) {
      const found = messages.find(wanted);
      if (found) return found;
      await Promise.race([new Promise<void>((wake) => waiting.push(wake)), gone]);
    }
  };
  return {
    child,
    messages,
    ended,
    write,
    notify: (method, params) => write(frame({ jsonrpc: "2.0", method, params })),
    ask(method, params) {
      asked += 1;
      const id = asked;
      write(frame({ jsonrpc: "2.0", id, method, params }));
      return until((message) => message.id === id && message.method === undefined);
    },
    until,
    errors: () => errors,
  };
}

function takeMessage(bytes: Buffer): { readonly message: RawMessage; readonly left: Buffer } | undefined {
  const head = /^Content-Length: (?<length>\d+)\r\n\r\n/u.exec(bytes.subarray(0, 60).toString("latin1"));
  const start = head?.[0].length ?? 0;
  const end = start + Number(head?.groups?.["length"]);
  if (head === null || bytes.length < end) return undefined;
  return { message: JSON.parse(bytes.subarray(start, end).toString()) as RawMessage, left: bytes.subarray(end) };
}
