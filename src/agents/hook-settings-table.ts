import { hookSettings as claude } from "./claude/hook-settings.ts";
import { hookSettings as codex } from "./codex/hook-settings.ts";
import { hookSettings as gemini } from "./gemini/hook-settings.ts";
import type { HookHost } from "./hook-dialect.ts";
import type { HookSettings } from "./hook-settings.ts";
import { hookSettings as opencode } from "./opencode/hook-settings.ts";

/** How hooks get into each host. */
export const HOOK_SETTINGS: Readonly<Record<HookHost, HookSettings>> = { claude, codex, gemini, opencode };
