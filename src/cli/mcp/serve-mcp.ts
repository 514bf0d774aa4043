import { answerLine } from "../../relay/json-rpc.ts";
import { createMcpHandler } from "../../relay/mcp-server.ts";
import { AGENT_CARDS, AGENT_NAMES } from "../../protocol/agent-name.ts";
import { findAgent } from "../../protocol/find-agent.ts";
import { detectHost } from "../../workspace/detect-host.ts";
import { textOption, type CommandEntry, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { parseActor } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { loadSettings } from "../settings.ts";
import { commandTools } from "./command-tools.ts";

/** A longer line is no call. */
const LONGEST_LINE = 8_000_000;

const INSTRUCTIONS =
  "Work passes between agents through AGENT-HANDOFF.md. When the user types HANDOFF, call `brief`; when they type HANDOFF with an agent or a project, call `handoff` with their words. Before you stop, call `done` for what is proven and `pass` for who goes on.";

/** Serves the tools over standard input and output until that ends. Who asks is settled at the start: `--as`, the agent whose process this is, or the client's own name. Gives 0. */
export async function serveMcp(commands: readonly CommandEntry[], invocation: Invocation, io: CommandIo): Promise<number> {
  const { agents } = loadSettings(io);
  const named = agentNamed(textOption(invocation, "as") ?? io.env["AGENT_RELAY_AGENT"], agents) ?? detectHost(io.env);
  const names = [undefined, ...new Set([...AGENT_NAMES, ...agents])];
  const tools = new Map(await Promise.all(names.map(async (agent) => [agent, await commandTools(commands, agent, io)] as const)));
  const handle = createMcpHandler({
    name: "agent-relay",
    version: io.version,
    instructions: INSTRUCTIONS,
    tools: (client) => tools.get(named ?? agentOfClient(client, agents)) ?? [],
  });
  for await (const line of linesOf(process.stdin)) {
    const answer = await answerLine(line, handle);
    if (answer !== undefined) io.out(`${answer}\n`);
  }
  return 0;
}

/** @throws CommandError for the user, who asks by the command line, and for unknown names. */
function agentNamed(text: string | undefined, agents: readonly string[]): string | undefined {
  if (text === undefined || text === "") return undefined;
  const actor = parseActor(text, agents);
  if (actor.kind === "agent") return actor.name;
  throw new CommandError("Unexpected `user`: tools are called by agents", { exitCode: 2, hint: "agent-relay mcp --as claude" });
}

/** `claude-code` is Claude, `codex-mcp-client` Codex; for one whose name tells nothing there are no moves. */
function agentOfClient(client: string, agents: readonly string[]): string | undefined {
  const words = [client, ...client.split(/[^A-Za-z0-9]+/)].filter(Boolean);
  const found = words.map((word) => findAgent(word, agents)).find((agent) => agent !== undefined);
  return found ?? AGENT_NAMES.find((name) => client.toLowerCase().includes(AGENT_CARDS[name].title.toLowerCase()));
}

async function* linesOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  let rest = "";
  for await (const part of stream) {
    rest += part.toString();
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") yield line.length > LONGEST_LINE ? "" : line;
    if (rest.length > LONGEST_LINE) rest = "\u0000";
  }
  if (rest.trim() !== "") yield rest;
}
