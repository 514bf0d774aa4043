import { defineCommand } from "../command.ts";
import { CommandError } from "../command-error.ts";

/** `hook`: what installed hooks call. `src/bin.ts` answers it without coming here, since a hook must be fast; this says what it is to people who ask. */
export const command = defineCommand({
  name: "hook",
  summary: "Answer one event of an agent, given as JSON on standard input; what installed hooks call",
  details:
    "Reads what Claude Code, Codex, Gemini CLI or our OpenCode plugin writes to its hooks and prints the answer in the same agent's words. Never fails: whatever goes wrong, the agent goes on.",
  arguments: [{ name: "host", summary: "claude, codex, gemini or opencode", required: true }],
  examples: ["hook claude < event.json"],
  run() {
    throw new CommandError("Cannot answer an event here: agents call the installed program `agent-relay hook <host>`", {
      exitCode: 2,
      hint: "agent-relay hooks doctor tries the installed hooks",
    });
  },
});
