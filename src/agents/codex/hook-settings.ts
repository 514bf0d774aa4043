import { join } from "node:path";
import type { HookProgram, HookSettings } from "../hook-settings.ts";
import { createJsonSettings, type WantedHook } from "../settings/json-settings.ts";
import { isWindowsPath, quoteForCmd, quoteForSh } from "../settings/quote-words.ts";
import { listWantedHooks } from "../settings/wanted-hooks.ts";
import { hookDialect } from "./hook-dialect.ts";
import { codexFolder } from "./codex-folder.ts";

/** How hooks get into Codex: a line for the shell, seconds (AGENT-CLIS.md 4.1). They run only when they are trusted, see `hook-trust.ts`. */
export const hookSettings: HookSettings = {
  host: "codex",
  files: (scope, place) => [
    createJsonSettings({
      host: "codex",
      paths: [join(scope === "user" ? codexFolder(place) : join(place.project, ".codex"), "hooks.json")],
      wanted: listHooks,
      findSwitch: () => undefined,
    }),
  ],
};

/** Lists the hooks Codex is to run, in the form of its `hooks.json`. */
export function listHooks({ node, script }: HookProgram): readonly WantedHook[] {
  const words = [node, script, "hook", "codex"];
  const command = isWindowsPath(node) ? quoteForCmd(words) : quoteForSh(words);
  return listWantedHooks({ events: hookDialect.events, matcher: "apply_patch|Bash", handler: (timeout) => ({ type: "command", command, timeout }) });
}
