import { CHARACTER_LIMIT } from "../cut-context.ts";
import { createWriteAnswer } from "../hook-answers.ts";
import type { HookDialect } from "../hook-dialect.ts";
import { createReadInput } from "../hook-inputs.ts";
import { describeToolUse, type ToolNames } from "../tool-uses.ts";

const EVENTS: HookDialect["events"] = {
  "session-start": "SessionStart",
  prompt: "UserPromptSubmit",
  "before-tool": "PreToolUse",
  "after-tool": "PostToolUse",
  stop: "Stop",
  "subagent-stop": "SubagentStop",
  "stop-failure": "StopFailure",
  "before-compaction": "PreCompact",
  "session-end": "SessionEnd",
};

const TOOLS: ToolNames = {
  edit: ["Edit", "Write", "MultiEdit", "NotebookEdit"],
  patch: [],
  shell: ["Bash", "PowerShell"],
  read: ["Read", "Glob", "Grep", "LS", "NotebookRead", "WebFetch", "WebSearch"],
  pathFields: ["file_path", "notebook_path"],
  patchFields: [],
};

/** How Claude Code speaks with its hooks (AGENT-CLIS.md 4.2, 4.3). What it reads on PreCompact would become instructions for the compaction, so nothing is said there. */
export const hookDialect: HookDialect = {
  host: "claude",
  events: EVENTS,
  readInput: createReadInput({
    host: "claude",
    events: EVENTS,
    toolUse: (name, input) => describeToolUse(TOOLS, name, input),
    unwrapPrompt: (prompt) => prompt,
  }),
  writeAnswer: createWriteAnswer({
    events: EVENTS,
    limit: CHARACTER_LIMIT,
    noticeEvents: ["session-start", "prompt", "before-tool", "after-tool", "stop", "subagent-stop"],
    notice: (systemMessage) => ({ systemMessage }),
    context: (hookEventName, additionalContext) => ({ hookSpecificOutput: { hookEventName, additionalContext } }),
    deny: (hookEventName, permissionDecisionReason) => ({ hookSpecificOutput: { hookEventName, permissionDecision: "deny", permissionDecisionReason } }),
    block: (_, reason) => ({ decision: "block", reason }),
  }),
};
