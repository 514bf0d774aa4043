/** Names of models as Claude Code takes them. */
export const ClaudeModels = { OPUS: "opus", SONNET: "sonnet", HAIKU: "haiku" } as const;

/** Names of models as Codex takes them. */
export const CodexModels = {
  GPT_5: "gpt-5",
  GPT_5_CODEX: "gpt-5-codex",
  GPT_5_1: "gpt-5.1",
  GPT_5_1_CODEX: "gpt-5.1-codex",
  GPT_5_1_CODEX_MAX: "gpt-5.1-codex-max",
  GPT_5_1_CODEX_MINI: "gpt-5.1-codex-mini",
  GPT_5_2: "gpt-5.2",
  GPT_5_2_CODEX: "gpt-5.2-codex",
  GPT_5_3_CODEX: "gpt-5.3-codex",
  GPT_5_3_CODEX_SPARK: "gpt-5.3-codex-spark",
  GPT_5_4: "gpt-5.4",
  GPT_5_4_MINI: "gpt-5.4-mini",
  GPT_5_5: "gpt-5.5",
} as const;

/** Names of models as Gemini CLI takes them. */
export const GeminiModels = {
  GEMINI_2_5_PRO: "gemini-2.5-pro",
  GEMINI_2_5_FLASH: "gemini-2.5-flash",
  GEMINI_2_5_FLASH_LITE: "gemini-2.5-flash-lite",
  GEMINI_3_PRO_PREVIEW: "gemini-3-pro-preview",
  GEMINI_3_FLASH_PREVIEW: "gemini-3-flash-preview",
  GEMINI_3_1_PRO_PREVIEW: "gemini-3.1-pro-preview",
} as const;

/** Names of models as OpenCode takes them. */
export const OpencodeModels = {
  OPENCODE_BIG_PICKLE: "opencode/big-pickle",
  OPENCODE_GPT_5_NANO: "opencode/gpt-5-nano",
  OPENCODE_MINIMAX_M2_5_FREE: "opencode/minimax-m2.5-free",
  OPENAI_GPT_5: "openai/gpt-5",
  OPENAI_GPT_5_CODEX: "openai/gpt-5-codex",
  OPENAI_GPT_5_MINI: "openai/gpt-5-mini",
  OPENAI_GPT_5_1: "openai/gpt-5.1",
  OPENAI_GPT_5_1_CODEX: "openai/gpt-5.1-codex",
  OPENAI_GPT_5_1_CODEX_MAX: "openai/gpt-5.1-codex-max",
  OPENAI_GPT_5_1_CODEX_MINI: "openai/gpt-5.1-codex-mini",
  OPENAI_GPT_5_2: "openai/gpt-5.2",
  OPENAI_GPT_5_2_CODEX: "openai/gpt-5.2-codex",
  OPENAI_GPT_5_3_CODEX: "openai/gpt-5.3-codex",
  OPENAI_GPT_5_3_CODEX_SPARK: "openai/gpt-5.3-codex-spark",
  OPENAI_GPT_5_4: "openai/gpt-5.4",
  OPENAI_GPT_5_5: "openai/gpt-5.5",
} as const;

/** The names of models by their CLI; any other name that a CLI takes may be written as text. */
export const Models = { Claude: ClaudeModels, Codex: CodexModels, Gemini: GeminiModels, Opencode: OpencodeModels } as const;
