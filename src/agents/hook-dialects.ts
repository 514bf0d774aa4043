import { hookDialect as claude } from "./claude/hook-dialect.ts";
import { hookDialect as codex } from "./codex/hook-dialect.ts";
import { hookDialect as gemini } from "./gemini/hook-dialect.ts";
import type { HookDialect, HookHost } from "./hook-dialect.ts";
import { hookDialect as opencode } from "./opencode/hook-dialect.ts";

/** How each host speaks with its hooks; for what deals with all of them. A hook's own process loads just its host's file. */
export const HOOK_DIALECTS: Readonly<Record<HookHost, HookDialect>> = { claude, codex, gemini, opencode };
