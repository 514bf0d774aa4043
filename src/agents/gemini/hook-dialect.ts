import { CHARACTER_LIMIT } from "../cut-context.ts";
import { createWriteAnswer } from "../hook-answers.ts";
import type { HookDialect } from "../hook-dialect.ts";
import { createReadInput } from "../hook-inputs.ts";
import { describeToolUse, type ToolNames } from "../tool-uses.ts";
import { stripHookContext } from "../../util/strip-hook-context.ts";

const EVENTS: HookDialect["events"] = {
  "session-start": "SessionStart",
  prompt: "BeforeAgent",
  "before-tool": "BeforeTool",
  "after-tool": "AfterTool",
  stop: "AfterAgent",
  "before-compaction": "PreCompress",
  "session-end": "SessionEnd",
};

const TOOLS: ToolNames = {
  edit: ["write_file", "replace", "edit"],
  patch: [],
  shell: ["run_shell_command"],
  read: ["read_file", "read_many_files", "list_directory", "glob", "search_file_content", "grep_search", "google_web_search", "web_fetch"],
  pathFields: ["file_path", "absolute_path"],
  patchFields: [],
};

/** How Gemini CLI speaks with its hooks (AGENT-CLIS.md 4.2, 4.3). What stands before a prompt in `<hook_context>` was put there by hooks, not by the user. */
export const hookDialect: HookDialect = {
  host: "gemini",
  events: EVENTS,
  readInput: createReadInput({ host: "gemini", events: EVENTS, toolUse: (name, input) => describeToolUse(TOOLS, name, input), unwrapPrompt: stripHookContext }),
  writeAnswer: createWriteAnswer({
    events: EVENTS,
    limit: CHARACTER_LIMIT,
    noticeEvents: ["session-start", "prompt", "before-tool", "after-tool", "stop", "before-compaction"],
    notice: (systemMessage) => ({ systemMessage }),
    context: (hookEventName, additionalContext) => ({ hookSpecificOutput: { hookEventName, additionalContext } }),
    deny: (_, reason) => ({ decision: "deny", reason }),
    block: (_, reason) => ({ decision: "deny", reason }),
  }),
};
