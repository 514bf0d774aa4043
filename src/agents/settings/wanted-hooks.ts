import type { HookDialect, HookEvent } from "../hook-dialect.ts";
import type { WantedHook } from "./json-settings.ts";

/** Seconds a host waits for a hook, which answers within 5 by itself. */
const TIMEOUT_SECONDS = 10;
/** At the end of a session Claude and Codex wait less where nothing is said (AGENT-CLIS.md 4.1, 4.4); more than 3 Codex cuts, with a warning. */
const END_TIMEOUT_SECONDS = 3;

/** What differs between hosts in the hooks they want. */
export interface WantedWords {
  readonly events: HookDialect["events"];
  /** The tools that write, for the events around a tool. */
  readonly matcher: string;
  /** Builds the command; the host counts the time in `timeout`'s unit. */
  readonly handler: (timeoutSeconds: number) => Readonly<Record<string, unknown>>;
}

/** Lists the hooks a host is to run: one command for every event it has, and around tools only for those that write. */
export function listWantedHooks({ events, matcher, handler }: WantedWords): readonly WantedHook[] {
  return (Object.entries(events) as [HookEvent, string][]).map(([event, name]) => ({
    event: name,
    group: event === "before-tool" || event === "after-tool" ? { matcher } : {},
    handler: handler(event === "session-end" || event === "stop-failure" ? END_TIMEOUT_SECONDS : TIMEOUT_SECONDS),
  }));
}
