import type { InstalledHook } from "../hook-settings.ts";

/** A hook as Codex tells it from others: where it stands, and what it does. */
export interface TrustedHook {
  /** The name under which Codex keeps its trust: `<hooks file>:<event>:<group>:<handler>`. */
  readonly key: string;
  /** The hash that says the hook was not changed since. */
  readonly hash: string;
}

/** Seconds that hold where a handler says nothing (AGENT-CLIS.md 4.1), and the most that Codex gives the events at a session's end, which is also what it hashes. */
const DEFAULT_TIMEOUT = 600;
const END_TIMEOUT = 1;
const LONGEST_END_TIMEOUT = 3;

/** Events whose matcher Codex does not look at. */
const MATCHERLESS = ["stop", "user_prompt_submit", "interrupt"];

/**
 * Names a hook of a file as Codex does, and hashes it (AGENT-CLIS.md 4.5). `file` is the absolute path of the hooks file; `sha256` gives the digest of a text in
 * UTF-8 as lower-case hexadecimal digits.
 */
export function identifyHook(file: string, hook: InstalledHook, sha256: (text: string) => string): TrustedHook {
  const event = snakeCase(hook.event);
  return { key: `${file}:${event}:${hook.group}:${hook.handler}`, hash: `sha256:${sha256(trustText(hook))}` };
}

/** The text that Codex hashes: compact JSON whose keys are sorted. */
export function trustText({ event, matcher, command, timeout, statusMessage, async }: InstalledHook): string {
  const name = snakeCase(event);
  const matched = MATCHERLESS.includes(name) ? undefined : matcher;
  const isEnd = name === "session_end" || name === "interrupt";
  const seconds = isEnd ? Math.min(timeout ?? END_TIMEOUT, LONGEST_END_TIMEOUT) : (timeout ?? DEFAULT_TIMEOUT);
  const handler = { async: async ?? false, command, ...(statusMessage === undefined ? {} : { statusMessage }), timeout: Math.max(seconds, 1), type: "command" };
  return JSON.stringify({ event_name: name, hooks: [handler], ...(matched === undefined ? {} : { matcher: matched }) });
}

/** `PreToolUse` as `pre_tool_use`. */
function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}
