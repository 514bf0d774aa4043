import type { HookEvent, HookHost } from "./hook-dialect.ts";

/** What a host has of an event: `same` its own event, `closest` something near it, `none` nothing. */
export interface HookCoverage {
  readonly how: "same" | "closest" | "none";
  /** The host's name; "" where it has none. */
  readonly name: string;
  /** What differs, as a sentence for the documentation. */
  readonly note?: string;
}

/** Every event of PROTOCOL.md 7 by host: its name there, or the closest thing and what differs; the documentation's table is made of it (AGENT-CLIS.md 4.1). */
export const HOOK_COVERAGE: Readonly<Record<HookEvent, Readonly<Record<HookHost, HookCoverage>>>> = {
  "session-start": {
    claude: { how: "same", name: "SessionStart" },
    codex: { how: "same", name: "SessionStart" },
    gemini: { how: "same", name: "SessionStart", note: "Not told in `--acp` mode." },
    opencode: { how: "closest", name: "session.created", note: "Told with the session's first prompt, whose message carries the text." },
  },
  prompt: {
    claude: { how: "same", name: "UserPromptSubmit", note: "Not told of a prompt typed while a tool runs." },
    codex: { how: "same", name: "UserPromptSubmit" },
    gemini: { how: "same", name: "BeforeAgent", note: "Also told of the text of a refused stop." },
    opencode: { how: "same", name: "chat.message" },
  },
  "before-tool": {
    claude: { how: "same", name: "PreToolUse" },
    codex: { how: "same", name: "PreToolUse" },
    gemini: { how: "same", name: "BeforeTool" },
    opencode: { how: "same", name: "tool.execute.before" },
  },
  "after-tool": {
    claude: { how: "same", name: "PostToolUse" },
    codex: { how: "same", name: "PostToolUse" },
    gemini: { how: "same", name: "AfterTool" },
    opencode: { how: "same", name: "tool.execute.after" },
  },
  stop: {
    claude: { how: "same", name: "Stop" },
    codex: { how: "same", name: "Stop" },
    gemini: { how: "same", name: "AfterAgent" },
    opencode: { how: "closest", name: "session.idle", note: "The refusal becomes one more prompt; `opencode run` ends before it." },
  },
  "subagent-stop": {
    claude: { how: "same", name: "SubagentStop" },
    codex: { how: "same", name: "SubagentStop" },
    gemini: { how: "none", name: "" },
    opencode: { how: "closest", name: "session.idle", note: "Of a child session; recorded, never refused." },
  },
  "stop-failure": {
    claude: { how: "same", name: "StopFailure", note: "After an error of the API; not after an interrupt." },
    codex: { how: "closest", name: "Interrupt", note: "After an interrupt; an error of the API is told nobody." },
    gemini: { how: "none", name: "" },
    opencode: { how: "same", name: "session.error" },
  },
  "before-compaction": {
    claude: { how: "same", name: "PreCompact" },
    codex: { how: "same", name: "PreCompact" },
    gemini: { how: "closest", name: "PreCompress", note: "Told before every call of the model, whether it compresses or not." },
    opencode: { how: "same", name: "experimental.session.compacting" },
  },
  "session-end": {
    claude: { how: "same", name: "SessionEnd" },
    codex: { how: "same", name: "SessionEnd", note: "Nothing can be said there." },
    gemini: { how: "same", name: "SessionEnd" },
    opencode: { how: "closest", name: "dispose", note: "When the program lets go of the project; not told when it is killed." },
  },
};
