import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type Server, type Socket, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { rolldown } from "rolldown";
import type { Order } from "./actor.ts";

/** What became of an order: the actor's answer, or its death. */
export type Answer =
  | { readonly died: true }
  | { readonly died: false; readonly result: { readonly ok: boolean; readonly problem?: unknown }; readonly calls: readonly string[] };

/** A real process that does what it is told. */
export interface Actor {
  readonly name: string;
  perform(order: Omit<Order, "id">): Promise<Answer>;
  isAlive(): boolean;
  kill(): void;
}

/** Starts actors and ends them all. */
export interface Stage {
  start(): Promise<Actor>;
  close(): Promise<void>;
}

/** Builds a child program into one file that starts in the time of bare Node. */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  const file = join(folder, "program.mjs");
  const bundle = await rolldown({ input: entry, platform: "node", logLevel: "silent" });
  await bundle.write({ file, format: "esm" });
  await bundle.close();
  return file;
}

/** Opens a stage: the actor program (`entry`, or the one beside this file) is built once, actors connect to its socket. */
export async function openStage(entry = join(import.meta.dirname, "actor.ts")): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "relay-stage-"));
  const program = await bundleProgram(entry, folder);
  const path = process.platform === "win32" ? `\\\\.\\pipe\\${folder.replaceAll(/\W/g, "-")}` : join(folder, "socket");
  const waiting: ((socket: Socket) => void)[] = [];
  const server: Server = createServer((socket) => waiting.shift()?.(socket));
  await new Promise<void>((done) => void server.listen(path, done));
  const children: ChildProcess[] = [];
  let count = 0;
  return {
    async start() {
      const connected = new Promise<Socket>((done) => void waiting.push(done));
      const child = spawn(process.execPath, [program, path], { stdio: ["ignore", "inherit", "inherit"] });
      children.push(child);
      count += 1;
      return createActor(`actor-${count}`, child, await connected);
    },
    async close() {
      for (const child of children) child.kill("SIGKILL");
      await new Promise<void>((done) => void server.close(() => done()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createActor(name: string, child: ChildProcess, socket: Socket): Actor {
  const open = new Map<number, (answer: Answer) => void>();
  let alive = true;
  let lastId = 0;
  createInterface({ input: socket }).on("line", (line) => {
    const { id, ...answer } = JSON.parse(line);
    open.get(id)?.({ died: false, ...answer });
    open.delete(id);
  });
  socket.on("error", () => undefined);
  child.once("exit", () => {
    alive = false;
    for (const done of open.values()) done({ died: true });
  });
  return {
    name,
    isAlive: () => alive,
    kill: () => void child.kill("SIGKILL"),
    perform(order) {
      if (!alive) return Promise.resolve({ died: true });
      lastId += 1;
      const id = lastId;
      return new Promise((done) => {
        open.set(id, done);
        socket.write(`${JSON.stringify({ id, ...order })}\n`);
      });
    },
  };
}
