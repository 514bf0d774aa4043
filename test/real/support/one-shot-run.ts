import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ONE_SHOTS } from "../../../src/agents/one-shot/one-shots.ts";
import type { Invocation, OneShotOptions, OneShotOutcome } from "../../../src/agents/one-shot/one-shot.ts";
import type { AgentCli } from "../../rig/agents/agent-cli.ts";
import { realAgent } from "../../rig/agents/real-agents.ts";
import type { ModelRequest } from "../../rig/model/model-request.ts";
import { startModelServer, type ModelServer } from "../../rig/model/model-server.ts";
import type { Step } from "../../rig/model/step.ts";
import { createBench, type Bench } from "../../rig/run/bench.ts";
import { claudeEnvironment } from "../../rig/run/run-claude.ts";
import { ensureGeminiSettings, geminiEnvironment } from "../../rig/run/run-gemini.ts";
import { opencodeEnvironment } from "../../rig/run/run-opencode.ts";
import { spawnAgent } from "../../rig/run/spawn-agent.ts";
import { codexSettings } from "./codex-settings.ts";

/** A folder with a CLI that a user has set up for a scripted model, to run one-shot steps in. */
export interface Workbench {
  readonly folder: string;
  /** The environment of the user's shell, with the real CLI on its PATH, and the model to write for it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly model: string;
  /** What reached the model, oldest first. */
  readonly requests: readonly ModelRequest[];
  /** Runs a task through the adapter's command line, and reads what came of it. */
  readonly run: (task: string, options?: Partial<OneShotOptions>) => Promise<OneShotOutcome>;
  /** Text of a file of the folder, undefined where there is none. */
  readonly read: (name: string) => string | undefined;
  readonly dispose: () => Promise<void>;
}

/** Time after which a run is ended by force. */
const LIMIT_MS = 90_000;

/** Names of models that the CLIs know the tools of. */
const MODELS: Readonly<Record<AgentCli, string>> = { claude: "sonnet", codex: "gpt-5.5", gemini: "gemini-2.5-flash", opencode: "rig/rig-1" };

/** Sets up a workbench; the script's files stand in its folder. Whoever asks disposes of it. */
export async function openWorkbench(cli: AgentCli, script: (folder: string) => readonly Step[]): Promise<Workbench> {
  const bench = createBench();
  const folder = join(bench.work, "project");
  mkdirSync(folder);
  const server = await startModelServer(script(folder));
  const env = setUp(cli, { bench, folder, server });
  return {
    folder,
    environment: { ...bench.env, ...env, PATH: `${dirname(realAgent(cli).program)}${delimiter}${bench.env["PATH"] ?? ""}` },
    model: MODELS[cli],
    requests: server.requests,
    run: async (task, options = {}) => {
      const { write, read } = ONE_SHOTS[cli];
      const invocation = write(task, { model: MODELS[cli], taskFile: join(bench.temp, "task.md"), ...options });
      return read(await start(cli, invocation, { cwd: folder, env: { ...bench.env, ...env, ...invocation.env } }));
    },
    read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : undefined),
    dispose: async () => {
      await server.close();
      bench.dispose();
    },
  };
}

async function start(cli: AgentCli, { args, stdin }: Invocation, place: { readonly cwd: string; readonly env: Readonly<Record<string, string>> }) {
  const { exitCode, stdout, stderr } = await spawnAgent({ program: realAgent(cli).program, args, stdin, ...place, limitMs: LIMIT_MS });
  return { exitCode: exitCode === -1 ? undefined : exitCode, stdout, stderr };
}

interface Desk {
  readonly bench: Bench;
  readonly folder: string;
  readonly server: ModelServer;
}

/** Does what the CLI's user would have done once, and gives the environment of the user's shell. */
function setUp(cli: AgentCli, { bench, folder, server: { url } }: Desk): Readonly<Record<string, string>> {
  if (cli === "claude") return claudeEnvironment(url);
  if (cli === "opencode") return opencodeEnvironment(url);
  if (cli === "codex") {
    mkdirSync(join(bench.home, ".codex"));
    writeFileSync(join(bench.home, ".codex", "config.toml"), codexSettings(url, folder));
    return { MADE_UP_KEY: "made-up" };
  }
  ensureGeminiSettings(bench.home);
  return geminiEnvironment(url);
}
