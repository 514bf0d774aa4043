import { join } from "node:path";
import { fieldsOf } from "../hook-fields.ts";
import type { HookProgram, HookSettings } from "../hook-settings.ts";
import { createJsonSettings, type WantedHook } from "../settings/json-settings.ts";
import { isWindowsPath, quoteForPowerShell, quoteForSh } from "../settings/quote-words.ts";
import { listWantedHooks } from "../settings/wanted-hooks.ts";
import { hookDialect } from "./hook-dialect.ts";

/** What `/hooks` shows, and disables by. */
const NAME = "agent-relay";

/** How hooks get into Gemini CLI: a line for the shell, milliseconds (AGENT-CLIS.md 4.1). A project's run only in a trusted folder. */
export const hookSettings: HookSettings = {
  host: "gemini",
  files: (scope, { home, project, env }) => {
    const own = env["GEMINI_CLI_HOME"] ?? "";
    const userFolder = own === "" ? home : own;
    return [
      createJsonSettings({ host: "gemini", paths: [join(scope === "user" ? userFolder : project, ".gemini", "settings.json")], wanted: listHooks, findSwitch }),
    ];
  },
};

/** Lists the hooks Gemini CLI is to run, in the form of its settings; an extension's `hooks.json` has the same. */
export function listHooks({ node, script }: HookProgram): readonly WantedHook[] {
  const command = lineOf([node, script, "hook", "gemini"]);
  return listWantedHooks({
    events: hookDialect.events,
    matcher: "write_file|replace|run_shell_command",
    handler: (seconds) => ({ name: NAME, type: "command", command, timeout: seconds * 1000 }),
  });
}

/** Every exit code from 2 on blocks the agent, that of a missing program too, so the line always ends in 0 (AGENT-CLIS.md 4.4). */
function lineOf(words: readonly string[]): string {
  return isWindowsPath(words[0] ?? "") ? `${quoteForPowerShell(words)}; exit 0` : `${quoteForSh(words)} || true`;
}

function findSwitch(root: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of ["hooksConfig", "hooks"]) {
    const { enabled, disabled } = fieldsOf(root[name]);
    if (enabled === false) return `${name}.enabled`;
    if (Array.isArray(disabled) && disabled.some((entry) => typeof entry === "string" && entry.includes(NAME))) return `${name}.disabled`;
  }
  return fieldsOf(root["tools"])["enableHooks"] === false ? "tools.enableHooks" : undefined;
}
