import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { AGENT_PINS, type AgentCli } from "./agent-cli.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Gives the folder that keeps the installed CLIs: `AGENT_RELAY_AGENTS_CACHE`, else `~/.cache/agent-relay/agents`. Absolute. */
export function agentsCache(env: Environment = process.env): string {
  const wish = env["AGENT_RELAY_AGENTS_CACHE"] ?? "";
  return wish === "" ? join(homedir(), ".cache", "agent-relay", "agents") : resolve(wish);
}

/** Gives the folder of one pinned release, such as `<cache>/claude@2.1.197`. */
export function releaseFolder(cache: string, cli: AgentCli): string {
  return join(cache, `${cli}@${AGENT_PINS[cli].version}`);
}

/** Gives the program of an installed release; it exists where the release folder does. */
export function programOf(folder: string, cli: AgentCli): string {
  return join(folder, "node_modules", ".bin", cli);
}
