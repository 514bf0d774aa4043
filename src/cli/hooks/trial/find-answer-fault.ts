import type { HookHost } from "../../../agents/hook-dialect.ts";

/** The keys a host knows in an answer; Codex throws an answer with any other away (AGENT-CLIS.md 4.3). */
const KEYS: Readonly<Record<HookHost, readonly string[]>> = {
  claude: ["continue", "stopReason", "suppressOutput", "systemMessage", "decision", "reason", "hookSpecificOutput"],
  codex: ["continue", "stopReason", "suppressOutput", "systemMessage", "decision", "reason", "hookSpecificOutput"],
  gemini: ["continue", "stopReason", "suppressOutput", "systemMessage", "decision", "reason", "hookSpecificOutput"],
  opencode: ["decision", "reason", "context", "notice"],
};

/** Events whose answer may not hold `hookSpecificOutput` in Codex. */
const PLAIN_IN_CODEX = ["Stop", "SubagentStop", "Interrupt", "PreCompact", "SessionEnd"];

/** What a host would not accept in an answer, to end the sentence "the hook of Stop ..."; undefined where it accepts it. An empty answer allows. */
export function findAnswerFault(host: HookHost, event: string, text: string): string | undefined {
  if (text.trim() === "") return undefined;
  const answer = parseObject(text);
  if (answer === undefined) return "printed what is no JSON object";
  const unknown = Object.keys(answer).find((key) => !KEYS[host].includes(key));
  if (unknown !== undefined) return `answers with \`${unknown}\`, which ${host} does not know`;
  const { decision, reason, hookSpecificOutput: own } = answer;
  if (decision !== undefined && (typeof reason !== "string" || reason === "")) return "decides without a reason";
  if (own === undefined) return undefined;
  if (host === "codex" && PLAIN_IN_CODEX.includes(event)) return `answers with \`hookSpecificOutput\`, which ${host} does not take there`;
  const named = typeof own === "object" && own !== null && "hookEventName" in own ? own.hookEventName : undefined;
  return named === event || (host === "gemini" && named === undefined) ? undefined : "answers for another event";
}

/** Reads a JSON object; undefined for everything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
