import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { codexFolder } from "../../../agents/codex/codex-folder.ts";
import { parseTomlLines } from "../../../agents/codex/toml-lines.ts";
import type { HookHost } from "../../../agents/hook-dialect.ts";
import { SETTINGS_SCOPES, type SettingsPlace } from "../../../agents/hook-settings.ts";
import { unreachable } from "../../../util/unreachable.ts";
import { readText } from "../../../disk/files/read-text.ts";
import { openSettings } from "../plan-settings.ts";

/** How our plugins' names begin; the marketplace's follows. */
const NAME = "agent-relay@";

/** Our plugin of a host (docs/plugins.md), in words, where it is installed and switched on; it serves the same events as our hooks. */
export function findPlugin(host: HookHost, place: SettingsPlace): string | undefined {
  switch (host) {
    case "claude":
      return named(SETTINGS_SCOPES.flatMap((scope) => openSettings("claude", scope, place)).flatMap(({ text }) => enabledInClaude(text)));
    case "codex":
      return named(enabledInCodex(place));
    case "gemini": {
      const own = place.env["GEMINI_CLI_HOME"] ?? "";
      const folder = join(own === "" ? place.home : own, ".gemini", "extensions", "agent-relay");
      return existsSync(folder) ? `the extension in "${folder}"` : undefined;
    }
    case "opencode":
      // The plugin lies where the hooks of the user are installed, and is listed with them.
      return undefined;
    default:
      return unreachable(host);
  }
}

function named(plugins: readonly string[]): string | undefined {
  const name = plugins.find((plugin) => plugin.startsWith(NAME));
  return name === undefined ? undefined : `the plugin ${name}`;
}

function enabledInClaude(text: string | undefined): readonly string[] {
  const settings: unknown = text === undefined ? undefined : parse(text);
  const plugins = typeof settings === "object" && settings !== null && "enabledPlugins" in settings ? settings.enabledPlugins : undefined;
  return Object.entries(plugins ?? {}).flatMap(([name, on]) => (on === true ? [name] : []));
}

function enabledInCodex(place: SettingsPlace): readonly string[] {
  const file = readText(join(codexFolder(place), "config.toml"));
  const { values } = parseTomlLines(file.ok ? file.value.text : "");
  return values.flatMap(({ path, value }) => (path.length === 3 && path[0] === "plugins" && path[2] === "enabled" && value === "true" ? [path[1] ?? ""] : []));
}
