import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HookSettings, SettingsFile, SettingsPlace } from "../hook-settings.ts";
import { createPluginEntry } from "./plugin-entry.ts";
import { createPluginFile } from "./plugin-file.ts";

/**
 * How hooks get into OpenCode: by a plugin. A user's lies in the folder that OpenCode looks through by itself. A project's lies under `.agent-relay`, and its
 * configuration names it by URL, because OpenCode fills a project's `.opencode` folder with packages (AGENT-CLIS.md 3.4, 4.7).
 */
export const hookSettings: HookSettings = {
  host: "opencode",
  files: (scope, place) => (scope === "user" ? [createPluginFile(join(userFolder(place), "plugin", "agent-relay.js"))] : projectFiles(place)),
};

function userFolder({ home, env }: SettingsPlace): string {
  const folder = env["XDG_CONFIG_HOME"] ?? "";
  return join(folder === "" ? join(home, ".config") : folder, "opencode");
}

function projectFiles({ project }: SettingsPlace): readonly SettingsFile[] {
  const plugin = join(project, ".agent-relay", "opencode-plugin.mjs");
  const paths = ["opencode.json", "opencode.jsonc", ".opencode/opencode.json", ".opencode/opencode.jsonc"].map((path) => join(project, path));
  return [createPluginFile(plugin), createPluginEntry(paths, pathToFileURL(plugin).href)];
}
