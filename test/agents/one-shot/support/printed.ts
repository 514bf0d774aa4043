import type { AgentCli } from "../../../../src/agents/one-shot/agent-clis.ts";
import { ONE_SHOTS } from "../../../../src/agents/one-shot/one-shots.ts";
import type { OneShotOutcome } from "../../../../src/agents/one-shot/one-shot.ts";

/** What was printed, lines as objects, and how the process ended. */
export interface Printed {
  readonly stdout?: string | readonly object[];
  readonly stderr?: string;
  readonly exitCode?: number;
}

/** Reads what an adapter makes of it. */
export function read(cli: AgentCli, { stdout = "", stderr = "", exitCode = 0 }: Printed): OneShotOutcome {
  const text = typeof stdout === "string" ? stdout : stdout.map((line) => `${JSON.stringify(line)}\n`).join("");
  return ONE_SHOTS[cli].read({ stdout: text, stderr, exitCode });
}

export const claudeUse = (id: string, name: string) => ({
  type: "assistant",
  message: { content: [{ type: "tool_use", id, name, input: {} }] },
  session_id: "s",
});
export const claudeAnswer = (id: string, is_error: boolean) => ({
  type: "user",
  message: { content: [{ type: "tool_result", tool_use_id: id, content: "…", is_error }] },
  session_id: "s",
});
export const claudeResult = (more: object) => ({
  type: "result",
  subtype: "success",
  is_error: false,
  api_error_status: null,
  num_turns: 2,
  session_id: "s",
  permission_denials: [],
  ...more,
});
export const denial = (id: string, tool_name: string) => ({ tool_name, tool_use_id: id, tool_input: {} });

export const codexSaid = (text: string) => ({ type: "item.completed", item: { id: "item_1", type: "agent_message", text } });
export const CODEX_START = { type: "thread.started", thread_id: "t" };
export const CODEX_END = { type: "turn.completed", usage: { input_tokens: 20, cached_input_tokens: 4, output_tokens: 10 } };

export const GEMINI_START = { type: "init", session_id: "g", model: "gemini-2.5-flash" };
export const geminiSaid = (content: string) => ({ type: "message", role: "assistant", content, delta: true });
export const geminiUse = (tool_id: string, tool_name: string) => ({ type: "tool_use", tool_id, tool_name, parameters: {} });
export const geminiResult = (more: object) => ({ type: "result", status: "success", stats: { input_tokens: 20, output_tokens: 10, cached: 0 }, ...more });

export const opencodeLine = (type: string, part: object) => ({ type, sessionID: "ses_1", part });
export const opencodeTool = (tool: string, state: object) => opencodeLine("tool_use", { type: "tool", tool, state });
export const OPENCODE_STEP = opencodeLine("step_finish", { reason: "stop", tokens: { input: 10, output: 5, cache: { read: 2, write: 0 } }, cost: 0.01 });
export const REJECTED = { status: "error", error: "The user rejected permission to use this specific tool call." };
