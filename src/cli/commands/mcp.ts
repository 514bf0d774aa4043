import { type Command, type CommandEntry, defineCommand } from "../command.ts";

/** Makes `mcp`: the commands as tools, for hosts that prefer these. */
export function mcpCommand(commands: readonly CommandEntry[]): Command {
  return defineCommand({
    name: "mcp",
    summary: "Serve brief, moves, decisions and check as tools of the Model Context Protocol over standard input and output",
    details:
      "For one agent, which is settled at the start: `--as`, AGENT_RELAY_AGENT, the agent that started it, or the client's own name. What only the user may do is no tool; ownership holds here as everywhere.",
    options: [{ flags: "--as <agent>", summary: "the agent that calls" }],
    examples: ["mcp --as claude"],
    async run(invocation, io) {
      return (await import("../mcp/serve-mcp.ts")).serveMcp(commands, invocation, io);
    },
  });
}
