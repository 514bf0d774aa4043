/** The agents whose hooks are served, by the names of the protocol (AGENT-CLIS.md 4). */
export const HOOK_HOSTS = ["claude", "codex", "gemini", "opencode"] as const;
/** Name of an agent whose hooks are served. */
export type HookHost = (typeof HOOK_HOSTS)[number];

/** What happens in a session that a hook answers to (PROTOCOL.md 7), whatever the host calls it. */
export const HOOK_EVENTS = [
  "session-start",
  "prompt",
  "before-tool",
  "after-tool",
  "stop",
  "subagent-stop",
  "stop-failure",
  "before-compaction",
  "session-end",
] as const;
/** Name of an event. */
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** What a tool of the host is about to do or did. Paths are as the host gave them, absolute or relative to `cwd`; patches and commands name theirs in their text. */
export interface ToolUse {
  /** The host's name of the tool, such as `Write`. */
  readonly name: string;
  /** `edit` writes `paths`, `patch` holds an `apply_patch` text, `shell` runs `command`, `read` changes nothing, `other` is unknown to us. */
  readonly kind: "edit" | "patch" | "shell" | "read" | "other";
  readonly paths: readonly string[];
  readonly patch?: string;
  readonly command?: string;
}

/** What a host tells a hook, in one form for all hosts. */
export interface HookInput {
  readonly host: HookHost;
  readonly event: HookEvent;
  /** Id of the session; "" where the host gave none. */
  readonly session: string;
  /** Folder the session works in, absolute. */
  readonly cwd: string;
  /** session-start: `startup`, `resume`, `clear`, `compact`, as the host says. */
  readonly source?: string;
  /** prompt: what the user typed, without what the host or other hooks wrapped around it. */
  readonly prompt?: string;
  /** before-tool, after-tool. */
  readonly tool?: ToolUse;
  /** stop, subagent-stop: whether this stop follows one that was blocked, as the host says. */
  readonly stopActive?: boolean;
  /** stop: how many tasks still run in the background. */
  readonly backgroundWork?: number;
  /** Id of the sub-agent the event belongs to; absent for the main one. */
  readonly subagent?: string;
  /** stop-failure, session-end: why, in the host's words. */
  readonly reason?: string;
}

/** What a hook decides. `notice` is one line for the person, where the host can show it. */
export type HookDecision =
  | { readonly kind: "allow"; readonly notice?: string }
  /** Gives the agent text to read; session-start, prompt, after-tool. */
  | { readonly kind: "context"; readonly text: string; readonly notice?: string }
  /** Refuses a tool; before-tool. The agent reads the reason. */
  | { readonly kind: "deny"; readonly reason: string }
  /** Keeps the agent from stopping; stop, subagent-stop. The agent reads the reason. */
  | { readonly kind: "block"; readonly reason: string };

/** What the hook's process does: what it prints and its exit code. */
export interface HookAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** How one host speaks with its hooks. Pure: JSON values in, texts out. */
export interface HookDialect {
  readonly host: HookHost;
  /** The host's own name of each event; absent where it has none. */
  readonly events: Readonly<Partial<Record<HookEvent, string>>>;
  /** Reads what the host wrote on standard input, already parsed as JSON; undefined for what is no event we answer. Never throws; unknown fields are ignored. */
  readonly readInput: (value: unknown) => HookInput | undefined;
  /** Writes a decision in the host's words; "allow" without notice prints nothing. A decision the event cannot carry is weakened to what it can. */
  readonly writeAnswer: (event: HookEvent, decision: HookDecision) => HookAnswer;
}
