import { pathToFileURL } from "node:url";
import { runAgent, type AgentRun, type AgentTask } from "./agent-run.ts";

/** A run of OpenCode, which may load a plugin from a file and go on with a session. */
export interface OpencodeTask extends AgentTask {
  /** Path of a plugin that is loaded without touching project or HOME. */
  readonly plugin?: string;
  /** Id of the session to go on with. */
  readonly session?: string;
}

/** Runs OpenCode once (AGENT-CLIS.md 3.4), all settings in its environment. Standard output is its stream of JSON lines. */
export async function runOpencode(task: OpencodeTask): Promise<AgentRun> {
  return runAgent(task, (url) => ({
    args: ["run", "--format", "json", ...(task.session === undefined ? [] : ["-s", task.session])],
    env: opencodeEnvironment(url, task.plugin),
    stdin: task.prompt,
  }));
}

/** Gives what leads OpenCode to a model server, with a plugin where one is wanted, and keeps it from everything else. */
export function opencodeEnvironment(url: string, plugin?: string): Readonly<Record<string, string>> {
  return {
    OPENCODE_CONFIG_CONTENT: JSON.stringify(settings(url, plugin)),
    OPENCODE_DISABLE_AUTOUPDATE: "1",
    OPENCODE_DISABLE_MODELS_FETCH: "1",
    OPENCODE_DISABLE_LSP_DOWNLOAD: "1",
    OPENCODE_DISABLE_DEFAULT_PLUGINS: "1",
  };
}

function settings(url: string, plugin: string | undefined): unknown {
  const model = { name: "Rig", limit: { context: 200_000, output: 8192 }, tool_call: true };
  const options = { baseURL: `${url}/v1`, apiKey: "made-up" };
  return {
    autoupdate: false,
    share: "disabled",
    model: "rig/rig-1",
    small_model: "rig/rig-1",
    enabled_providers: ["rig"],
    provider: { rig: { npm: "@ai-sdk/openai-compatible", name: "Rig", options, models: { "rig-1": model } } },
    ...(plugin === undefined ? {} : { plugin: [pathToFileURL(plugin).href] }),
  };
}
