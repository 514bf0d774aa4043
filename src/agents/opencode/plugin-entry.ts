import { getNodeValue, type Node } from "jsonc-parser";
import type { InstalledHook, SettingsEdit, SettingsFile } from "../hook-settings.ts";
import { parseJsonObject, problemAt, propertiesNamed, valueNamed } from "../settings/json-node.ts";
import { appendChild, removeNode, replaceNode } from "../settings/json-splice.ts";

const EMPTY = "{\n}\n";

/** Creates the configuration file of OpenCode in which `plugin` names our plugin's file by URL; nothing else in it is touched. */
export function createPluginEntry(paths: readonly string[], url: string): SettingsFile {
  return {
    paths,
    install: (text) => install(text ?? EMPTY, url),
    uninstall: (text) => (text === undefined ? { ok: true, text } : uninstall(text)),
    list: (text) => {
      const document = text === undefined ? undefined : parseJsonObject(text);
      if (document === undefined) return { ok: true, hooks: [] };
      return document.ok ? { ok: true, hooks: findEntries(document.root).map(describe) } : document;
    },
    findSwitch: () => undefined,
  };
}

function install(text: string, url: string): SettingsEdit {
  const document = parseJsonObject(text);
  if (!document.ok) return document;
  const { root } = document;
  const [property, second] = propertiesNamed(root, "plugin");
  if (second !== undefined) return problemAt(text, second.offset, "Unexpected second `plugin`, expected one");
  const list = property?.children?.[1];
  if (list === undefined) return { ok: true, text: appendChild(text, root, { node: root, name: "plugin", value: [url] }) };
  if (list.type !== "array") return problemAt(text, list.offset, `Unexpected ${list.type} as \`plugin\`, expected an array`);
  const [entry] = findEntries(root);
  if (entry === undefined) return { ok: true, text: appendChild(text, root, { node: list, value: url }) };
  return { ok: true, text: getNodeValue(entry) === url ? text : replaceNode(text, root, { node: entry, value: url }) };
}

function uninstall(text: string): SettingsEdit {
  const document = parseJsonObject(text);
  if (!document.ok) return document;
  const [entry] = findEntries(document.root);
  if (entry === undefined) return { ok: true, text };
  const list = entry.parent;
  const property = list?.parent;
  const alone =
    list !== undefined && /^\[[\s,]*\]$/.test(text.slice(list.offset, entry.offset) + text.slice(entry.offset + entry.length, list.offset + list.length));
  const rest = removeNode(text, alone && property !== undefined ? property : entry);
  if (rest === EMPTY) return { ok: true, text: undefined };
  return uninstall(rest);
}

/** The entries that name our plugin in a project. */
function findEntries(root: Node): readonly Node[] {
  const list = valueNamed(root, "plugin");
  return (list?.type === "array" ? (list.children ?? []) : []).filter(
    (node) => typeof node.value === "string" && node.value.endsWith("/.agent-relay/opencode-plugin.mjs"),
  );
}

function describe(node: Node, handler: number): InstalledHook {
  return { event: "*", command: String(node.value), node: "", script: "", group: 0, handler };
}
