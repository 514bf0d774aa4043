import type { InstalledHooks, SettingsFile } from "../hook-settings.ts";
import { createPluginSource, NODE_MARK, PLUGIN_MARK, SCRIPT_MARK } from "./plugin-source.ts";

/** Creates the file of our plugin for OpenCode: wholly ours, so it is written and removed as a whole; a file of somebody else in its place stays. */
export function createPluginFile(path: string): SettingsFile {
  return {
    paths: [path],
    install: (text, program) =>
      text === undefined || text.startsWith(PLUGIN_MARK)
        ? { ok: true, text: createPluginSource(program) }
        : { ok: false, problem: { message: "Unexpected file of somebody else, expected the plugin of agent-relay or none", line: 1, column: 1 } },
    uninstall: (text) => ({ ok: true, text: text?.startsWith(PLUGIN_MARK) === true ? undefined : text }),
    list: (text) => listPlugin(text, path),
    findSwitch: () => undefined,
  };
}

function listPlugin(text: string | undefined, path: string): InstalledHooks {
  if (text?.startsWith(PLUGIN_MARK) !== true) return { ok: true, hooks: [] };
  const lines = text.split(/\r?\n/);
  const constant = (mark: string): string => readText(lines.find((line) => line.startsWith(mark))?.slice(mark.length) ?? "");
  const version = (lines[0] ?? "").slice(PLUGIN_MARK.length).trim();
  return { ok: true, hooks: [{ event: "*", command: path, node: constant(NODE_MARK), script: constant(SCRIPT_MARK), version, group: 0, handler: 0 }] };
}

function readText(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal.replace(/;$/, ""));
    return typeof value === "string" ? value : "";
  } catch {
    return "";
  }
}
