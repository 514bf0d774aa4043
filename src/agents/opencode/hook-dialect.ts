import { CHARACTER_LIMIT } from "../cut-context.ts";
import { createWriteAnswer } from "../hook-answers.ts";
import type { HookDialect } from "../hook-dialect.ts";
import { createReadInput } from "../hook-inputs.ts";
import { describeToolUse, type ToolNames } from "../tool-uses.ts";

/** The hooks and events of OpenCode's plugins from which ours makes each event; of a child session it tells the parent's id and the child's as `agent_id`. */
const EVENTS: HookDialect["events"] = {
  "session-start": "session.created",
  prompt: "chat.message",
  "before-tool": "tool.execute.before",
  "after-tool": "tool.execute.after",
  stop: "session.idle",
  "subagent-stop": "session.idle",
  "stop-failure": "session.error",
  "before-compaction": "experimental.session.compacting",
  "session-end": "dispose",
};

const TOOLS: ToolNames = {
  edit: ["write", "edit", "multiedit"],
  patch: ["patch", "apply_patch"],
  shell: ["bash", "shell"],
  read: ["read", "glob", "grep", "list", "webfetch", "websearch", "todoread", "codesearch"],
  pathFields: ["filePath", "file_path"],
  patchFields: ["patchText", "patch", "input"],
};

/** How our plugin for OpenCode speaks with the hook program: Claude's names of fields in, and out `decision`, `reason`, `context` and `notice` (AGENT-CLIS.md 4.7). */
export const hookDialect: HookDialect = {
  host: "opencode",
  events: EVENTS,
  readInput: createReadInput({ host: "opencode", events: EVENTS, toolUse: (name, input) => describeToolUse(TOOLS, name, input), unwrapPrompt: unquote }),
  writeAnswer: createWriteAnswer({
    events: EVENTS,
    limit: CHARACTER_LIMIT,
    noticeEvents: ["session-start", "prompt", "before-tool", "after-tool", "stop", "subagent-stop"],
    notice: (notice) => ({ notice }),
    context: (_, context) => ({ context }),
    deny: (_, reason) => ({ decision: "deny", reason }),
    block: (_, reason) => ({ decision: "block", reason }),
  }),
};

/** A prompt from the command line with blanks in it comes in quotes (AGENT-CLIS.md 3). */
function unquote(prompt: string): string {
  const text = prompt.trim();
  const inner = text.slice(1, -1);
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') && !inner.includes('"') ? inner : prompt;
}
