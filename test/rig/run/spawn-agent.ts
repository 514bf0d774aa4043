import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { MARK } from "./bench.ts";
import { killMarked } from "./kill-marked.ts";

/** How a program of an agent is started. */
export interface Spawning {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Time until the whole group is killed. */
  readonly limitMs: number;
  /** Given as standard input, which is closed behind it, or a function that writes it piece by piece. */
  readonly stdin: string | ((talk: Talk) => void);
}

/** The hand of a conversation over standard input and output. */
export interface Talk {
  readonly send: (text: string) => void;
  readonly end: () => void;
  /** Called with every whole line of standard output from now on. */
  readonly onLine: (listener: (line: string) => void) => void;
}

/** How an agent's process ended. */
export interface Ended {
  /** Exit code; -1 where a signal ended it. */
  readonly exitCode: number;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a group of its own and waits for its end. Afterwards nothing of its bench is left running, whichever group it went to; so a bench runs one program at a time. */
export async function spawnAgent({ program, args, cwd, env, limitMs, stdin }: Spawning): Promise<Ended> {
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ["pipe", "pipe", "pipe"] });
  const stdout = gather(child.stdout);
  const stderr = gather(child.stderr);
  let timedOut = false;
  const killAll = (): void => {
    killGroup(child.pid);
    killMarked(MARK, env[MARK] ?? "");
  };
  const timer = setTimeout(() => {
    timedOut = true;
    killAll();
  }, limitMs);
  child.stdin.on("error", () => undefined);
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? -1));
  });
  // A tool that outlives its agent holds the pipes open, and `close` would wait for it.
  child.once("exit", killAll);
  if (typeof stdin === "string") child.stdin.end(stdin);
  else stdin(talkTo(child));
  try {
    return { exitCode: await ended, timedOut, stdout: stdout(), stderr: stderr() };
  } finally {
    clearTimeout(timer);
    killAll();
  }
}

function gather(stream: Readable): () => string {
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => void parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

function talkTo(child: ChildProcessByStdio<Writable, Readable, Readable>): Talk {
  const listeners: ((line: string) => void)[] = [];
  let rest = "";
  child.stdout.on("data", (part: Buffer) => {
    const lines = (rest + part.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) for (const listener of listeners) listener(line);
  });
  return {
    send: (text) => void child.stdin.write(text),
    end: () => void child.stdin.end(),
    onLine: (listener) => void listeners.push(listener),
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
