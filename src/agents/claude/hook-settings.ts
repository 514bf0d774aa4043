import { join } from "node:path";
import type { HookProgram, HookSettings, SettingsPlace, SettingsScope } from "../hook-settings.ts";
import { createJsonSettings, type WantedHook } from "../settings/json-settings.ts";
import { listWantedHooks } from "../settings/wanted-hooks.ts";
import { hookDialect } from "./hook-dialect.ts";

/** How hooks get into Claude Code: a program with its arguments, without a shell (AGENT-CLIS.md 4.1). The command names paths of this machine, so a project's go into the local file. */
export const hookSettings: HookSettings = {
  host: "claude",
  files: (scope, place) => [createJsonSettings({ host: "claude", paths: [fileOf(scope, place)], wanted: listHooks, findSwitch })],
};

function fileOf(scope: SettingsScope, { home, project, env }: SettingsPlace): string {
  if (scope === "project") return join(project, ".claude", "settings.local.json");
  if (scope === "shared") return join(project, ".claude", "settings.json");
  const folder = env["CLAUDE_CONFIG_DIR"] ?? "";
  return join(folder === "" ? join(home, ".claude") : folder, "settings.json");
}

/** Lists the hooks Claude Code is to run, in the form of its settings; a plugin's `hooks.json` has the same. */
export function listHooks({ node, script }: HookProgram): readonly WantedHook[] {
  return listWantedHooks({
    events: hookDialect.events,
    matcher: "Edit|Write|MultiEdit|NotebookEdit|Bash",
    handler: (timeout) => ({ type: "command", command: node, args: [script, "hook", "claude"], timeout }),
  });
}

function findSwitch(root: Readonly<Record<string, unknown>>): string | undefined {
  return ["disableAllHooks", "allowManagedHooksOnly"].find((name) => root[name] === true);
}
