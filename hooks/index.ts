import type { HookEvent } from "../src/agents/hook-dialect.ts";
import type { Hook } from "./hook.ts";

/** The hook of each event; only the one that is asked for is loaded. */
export const HOOKS: Readonly<Record<HookEvent, () => Promise<Hook>>> = {
  "session-start": async () => (await import("./session-start.ts")).hook,
  prompt: async () => (await import("./prompt.ts")).hook,
  "before-tool": async () => (await import("./before-tool.ts")).hook,
  "after-tool": async () => (await import("./after-tool.ts")).hook,
  stop: async () => (await import("./stop.ts")).hook,
  "subagent-stop": async () => (await import("./subagent-stop.ts")).hook,
  "stop-failure": async () => (await import("./stop-failure.ts")).hook,
  "before-compaction": async () => (await import("./before-compaction.ts")).hook,
  "session-end": async () => (await import("./session-end.ts")).hook,
};
