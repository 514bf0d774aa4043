import { BYTE_LIMIT } from "../cut-context.ts";
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
  "stop-failure": "Interrupt",
  "before-compaction": "PreCompact",
  "session-end": "SessionEnd",
};

/** The shell is told as `Bash` whatever the model called, also from code mode; the other names are those of the tools themselves. */
const TOOLS: ToolNames = {
  edit: [],
  patch: ["apply_patch"],
  shell: ["Bash", "exec_command", "shell", "local_shell", "shell_command"],
  read: ["view_image", "web_search", "tool_search", "update_plan"],
  pathFields: [],
  patchFields: ["command", "input", "patch"],
};

/** How Codex speaks with its hooks (AGENT-CLIS.md 4.2, 4.3, appendix B). Its answers allow no other keys than these, and a Stop no context. */
export const hookDialect: HookDialect = {
  host: "codex",
  events: EVENTS,
  readInput: createReadInput({
    host: "codex",
    events: EVENTS,
    toolUse: (name, input) => describeToolUse(TOOLS, name, input),
    unwrapPrompt: (prompt) => prompt,
  }),
  writeAnswer: createWriteAnswer({
    events: EVENTS,
    limit: BYTE_LIMIT,
    noticeEvents: ["session-start", "prompt", "before-tool", "after-tool", "stop", "subagent-stop", "stop-failure", "before-compaction"],
    notice: (systemMessage) => ({ systemMessage }),
    context: (hookEventName, additionalContext) => ({ hookSpecificOutput: { hookEventName, additionalContext } }),
    deny: (hookEventName, permissionDecisionReason) => ({ hookSpecificOutput: { hookEventName, permissionDecision: "deny", permissionDecisionReason } }),
    block: (_, reason) => ({ decision: "block", reason }),
  }),
};
