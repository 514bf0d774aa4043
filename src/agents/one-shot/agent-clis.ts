/** The agent CLIs that a step can run, by the names of a workflow's `cli`: the README's seven and Cursor's. */
export const AGENT_CLIS = ["claude", "codex", "gemini", "aider", "goose", "opencode", "droid", "cursor-agent"] as const;
/** Name of an agent CLI. */
export type AgentCli = (typeof AGENT_CLIS)[number];

/** Other words that real workflows write for a CLI. */
const OTHER_WORDS: Readonly<Record<string, AgentCli>> = { cursor: "cursor-agent", "claude-code": "claude", "gemini-cli": "gemini" };

/** Gives the CLI that a workflow's word names, upper or lower case; undefined for a word that names none. */
export function parseAgentCli(word: string): AgentCli | undefined {
  const plain = word.trim().toLowerCase();
  return AGENT_CLIS.find((cli) => cli === plain) ?? (Object.hasOwn(OTHER_WORDS, plain) ? OTHER_WORDS[plain] : undefined);
}
