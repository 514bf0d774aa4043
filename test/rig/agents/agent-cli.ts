/** The agent CLIs that the tests run for real, in the order they are installed. */
export const AGENT_CLIS = ["claude", "codex", "gemini", "opencode"] as const;

/** Name of one of them; also the word behind `agent-relay hook`. */
export type AgentCli = (typeof AGENT_CLIS)[number];

/** What is installed for one CLI. Hosts change by the week, so versions are exact (AGENT-CLIS.md). */
export interface AgentPin {
  /** Name in the npm registry. */
  readonly name: string;
  readonly version: string;
  /** Whether the package is only whole after its own install script has run. */
  readonly needsScripts: boolean;
}

/** The pinned release of each CLI; a newer one is tried by changing its line. */
export const AGENT_PINS: Readonly<Record<AgentCli, AgentPin>> = {
  claude: { name: "@anthropic-ai/claude-code", version: "2.1.197", needsScripts: true },
  codex: { name: "@openai/codex", version: "0.169.0", needsScripts: false },
  gemini: { name: "@google/gemini-cli", version: "0.61.0", needsScripts: false },
  opencode: { name: "opencode-ai", version: "1.18.33", needsScripts: true },
};

/** Tells whether a word names one of the CLIs. */
export function isAgentCli(word: string): word is AgentCli {
  return AGENT_CLIS.some((cli) => cli === word);
}
