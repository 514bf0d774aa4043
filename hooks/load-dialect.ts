import type { HookDialect, HookHost } from "../src/agents/hook-dialect.ts";

const DIALECTS: Readonly<Record<HookHost, () => Promise<HookDialect>>> = {
  claude: async () => (await import("../src/agents/claude/hook-dialect.ts")).hookDialect,
  codex: async () => (await import("../src/agents/codex/hook-dialect.ts")).hookDialect,
  gemini: async () => (await import("../src/agents/gemini/hook-dialect.ts")).hookDialect,
  opencode: async () => (await import("../src/agents/opencode/hook-dialect.ts")).hookDialect,
};

/** Loads how one host speaks with its hooks, and no other host's; undefined for a name that is no host's. */
export async function loadDialect(host: string): Promise<HookDialect | undefined> {
  return isHost(host) ? DIALECTS[host]() : undefined;
}

function isHost(name: string): name is HookHost {
  return Object.hasOwn(DIALECTS, name);
}
