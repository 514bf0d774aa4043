import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AgentCli } from "../../rig/agents/agent-cli.ts";
import { realAgent } from "../../rig/agents/real-agents.ts";
import type { ModelRequest } from "../../rig/model/model-request.ts";
import { type Script, startModelServer } from "../../rig/model/model-server.ts";
import { AGENT_RELAY, createBench, MARK } from "../../rig/run/bench.ts";
import { killMarked } from "../../rig/run/kill-marked.ts";
import { claudeEnvironment } from "../../rig/run/run-claude.ts";
import { codexSettings } from "./codex-settings.ts";

/** What a command of `agent-relay` came to. */
export interface Ran {
  /** Undefined where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly printed: string;
}

/** A folder in which workflows run with the real CLIs that a user has set up, all of them led to one scripted model. */
export interface WorkflowBench {
  readonly folder: string;
  /** What reached the model, oldest first. */
  readonly requests: readonly ModelRequest[];
  /** Runs `agent-relay` in the folder; `enough` is asked over and over, and kills it alone with SIGKILL when it holds. */
  readonly relay: (words: readonly string[], enough?: () => boolean) => Promise<Ran>;
  readonly write: (path: string, text: string) => void;
  /** Text of a file of the folder, undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly dispose: () => Promise<void>;
}

const LOOK_MS = 20;
const LIMIT_MS = 120_000;

/** Sets up a bench with some CLIs on the PATH; the script may name files of its folder. Whoever asks disposes of it. */
export async function openWorkflowBench(clis: readonly AgentCli[], script: (folder: string) => Script): Promise<WorkflowBench> {
  const bench = createBench();
  const folder = join(bench.work, "project");
  mkdirSync(folder);
  const server = await startModelServer(script(folder));
  const programs = join(bench.home, "bin");
  mkdirSync(programs);
  for (const cli of clis) symlinkSync(realAgent(cli).program, join(programs, cli));
  mkdirSync(join(bench.home, ".codex"));
  writeFileSync(join(bench.home, ".codex", "config.toml"), codexSettings(server.url, folder));
  mkdirSync(join(bench.home, ".claude"));
  writeFileSync(join(bench.home, ".claude", "settings.json"), JSON.stringify({ permissions: { defaultMode: "acceptEdits", allow: ["Bash"] } }));
  const env = { ...bench.env, ...claudeEnvironment(server.url), MADE_UP_KEY: "made-up", PATH: `${programs}:${bench.env["PATH"] ?? ""}` };
  return {
    folder,
    requests: server.requests,
    relay: async (words, enough = () => false) => {
      const child = spawn(process.execPath, [AGENT_RELAY, ...words], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
      return watch(child, enough);
    },
    write: (path, text) => writeFileSync(join(folder, path), text),
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : undefined),
    dispose: async () => {
      killMarked(MARK, bench.env[MARK] ?? "");
      await server.close();
      bench.dispose();
    },
  };
}

async function watch(child: ChildProcess, enough: () => boolean): Promise<Ran> {
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => void (printed += text));
  const look = setInterval(() => void (enough() && child.kill("SIGKILL")), LOOK_MS);
  const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  try {
    // Agents that outlive a killed runner hold the pipes open: its end is enough.
    return await new Promise((resolve) => child.once("exit", (code) => setImmediate(() => resolve({ exitCode: code ?? undefined, printed }))));
  } finally {
    clearInterval(look);
    clearTimeout(limit);
  }
}
