import type { ModelRequest } from "../model/model-request.ts";
import { startModelServer, type OtherRequest, type Script } from "../model/model-server.ts";
import type { Bench } from "./bench.ts";
import { spawnAgent, type Ended, type Spawning } from "./spawn-agent.ts";

/** One run of an agent, as a test wants it. */
export interface AgentTask {
  /** Path of the CLI's program. */
  readonly program: string;
  readonly bench: Bench;
  /** Folder the agent is started in. */
  readonly cwd: string;
  /** What the user typed; goes to standard input. */
  readonly prompt: string;
  readonly script: Script;
  /** Arguments beside the usual ones. */
  readonly args?: readonly string[];
  /** Environment beside the usual one. */
  readonly env?: Readonly<Record<string, string>>;
  readonly model?: string;
  readonly limitMs?: number;
}

/** What came of it: the process's end and what reached the model, oldest first. */
export interface AgentRun extends Ended {
  readonly requests: readonly ModelRequest[];
  readonly others: readonly OtherRequest[];
}

/** What one CLI wants for a run: its arguments, environment and standard input, once the model's address is known. */
export type Preparation = Pick<Spawning, "args" | "env" | "stdin">;

/** Time after which a run is ended by force; the slowest host needs some 20 s on a busy machine. */
const LIMIT_MS = 90_000;

/** Runs an agent against a model server of its own and closes both. */
export async function runAgent(task: AgentTask, prepare: (url: string) => Preparation): Promise<AgentRun> {
  const server = await startModelServer(task.script);
  try {
    const { args, env, stdin } = prepare(server.url);
    const all = { ...task.bench.env, ...env, ...task.env };
    const ended = await spawnAgent({
      program: task.program,
      args: [...args, ...(task.args ?? [])],
      env: all,
      cwd: task.cwd,
      stdin,
      limitMs: task.limitMs ?? LIMIT_MS,
    });
    return { ...ended, requests: server.requests, others: server.others };
  } finally {
    await server.close();
  }
}
