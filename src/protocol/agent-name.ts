/** The agents AgentRelay knows by name; a workspace's configuration may add others. */
export const AGENT_NAMES = ["claude", "codex", "gemini", "opencode", "aider", "goose", "droid", "cursor"] as const;
/** Name of a built-in agent. */
export type AgentName = (typeof AGENT_NAMES)[number];

/** How one agent is written and where it looks for its instructions. */
export interface AgentCard {
  /** As people write it: `Claude`. */
  readonly title: string;
  /** Other spellings, in lower case without punctuation: `claudecode`. */
  readonly aliases: readonly string[];
  /** The file this agent reads by itself; absent where it reads none of its own. */
  readonly instructionFile?: "CLAUDE.md" | "AGENTS.md" | "GEMINI.md";
}

/** What each known agent is called and reads. */
export const AGENT_CARDS: Readonly<Record<AgentName, AgentCard>> = {
  claude: { title: "Claude", aliases: ["claudecode", "claudecli", "anthropic"], instructionFile: "CLAUDE.md" },
  codex: { title: "Codex", aliases: ["codexcli", "openaicodex", "openai"], instructionFile: "AGENTS.md" },
  gemini: { title: "Gemini", aliases: ["geminicli", "googlegemini"], instructionFile: "GEMINI.md" },
  opencode: { title: "OpenCode", aliases: ["opencodeai"], instructionFile: "AGENTS.md" },
  aider: { title: "Aider", aliases: ["aiderchat"] },
  goose: { title: "Goose", aliases: ["gooseai", "blockgoose"] },
  droid: { title: "Droid", aliases: ["factorydroid"], instructionFile: "AGENTS.md" },
  cursor: { title: "Cursor", aliases: ["cursoragent"], instructionFile: "AGENTS.md" },
};
