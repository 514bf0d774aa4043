import { join } from "node:path";
import type { SettingsPlace } from "../hook-settings.ts";

/** The folder that holds a user's `config.toml` and `hooks.json` of Codex. */
export function codexFolder({ home, env }: SettingsPlace): string {
  const folder = env["CODEX_HOME"] ?? "";
  return folder === "" ? join(home, ".codex") : folder;
}
