import { getNodeValue, type Node } from "jsonc-parser";
import type { HookHost } from "../hook-dialect.ts";
import type { HookProgram, InstalledHooks, SettingsEdit, SettingsFile } from "../hook-settings.ts";
import { findOwnHandlers, findShapeProblem, type OwnHandler } from "./json-hooks.ts";
import { nameOf, parseJsonObject, valueNamed } from "./json-node.ts";
import { appendChild, removeNode, replaceNode } from "./json-splice.ts";
import { sameJson } from "./same-json.ts";

/** A command that one event shall run, as the host's settings hold it. */
export interface WantedHook {
  /** The host's name of the event. */
  readonly event: string;
  /** What the group holds beside its `hooks`, such as the `matcher`. */
  readonly group: Readonly<Record<string, unknown>>;
  readonly handler: Readonly<Record<string, unknown>>;
}

/** What a host whose hooks stand in JSON wants in its settings file. */
export interface JsonHookWords {
  readonly host: HookHost;
  readonly paths: readonly string[];
  readonly wanted: (program: HookProgram) => readonly WantedHook[];
  readonly findSwitch: (root: Readonly<Record<string, unknown>>) => string | undefined;
}

/** A file that did not exist begins as this, and is removed when this is left. */
const EMPTY = "{\n}\n";

/** Creates the settings file of a host whose hooks stand in JSON as `hooks.<event>[group].hooks[handler]` (AGENT-CLIS.md 4.1). */
export function createJsonSettings({ host, paths, wanted, findSwitch }: JsonHookWords): SettingsFile {
  return {
    paths,
    install: (text, program) => install(text ?? EMPTY, host, wanted(program)),
    uninstall: (text) => (text === undefined ? { ok: true, text } : uninstall(text, host)),
    list: (text) => (text === undefined ? { ok: true, hooks: [] } : list(text, host)),
    findSwitch: (text) => {
      const document = text === undefined ? undefined : parseJsonObject(text);
      return document?.ok === true ? findSwitch(getNodeValue(document.root) as Readonly<Record<string, unknown>>) : undefined;
    },
  };
}

function list(text: string, host: HookHost): InstalledHooks {
  const document = parseJsonObject(text);
  return document.ok ? { ok: true, hooks: findOwnHandlers(document.root, host).map(({ installed }) => installed) } : document;
}

function install(text: string, host: HookHost, wanted: readonly WantedHook[]): SettingsEdit {
  const document = parseJsonObject(text);
  if (!document.ok) return document;
  const events = wanted.map(({ event }) => event);
  const problem = findShapeProblem(text, document.root, events);
  if (problem !== undefined) return problem;
  const own = findOwnHandlers(document.root, host);
  const stale = own.filter(({ event }, at) => !events.includes(event) || own.findIndex((other) => other.event === event) !== at);
  const cleaned = stale.length === 0 ? text : withoutHandlers(text, host, (handler) => stale.some(({ installed }) => sameJson(installed, handler.installed)));
  return {
    ok: true,
    text: addMissing(
      wanted.reduce((current, hook) => bringUpToDate(current, host, hook), cleaned),
      host,
      wanted,
    ),
  };
}

/** Replaces what stands there of an event where it differs; a group that holds a foreign command too keeps it. */
function bringUpToDate(text: string, host: HookHost, hook: WantedHook): string {
  const root = rootOf(text);
  const own = findOwnHandlers(root, host).find(({ event }) => event === hook.event);
  if (own === undefined) return text;
  const group = groupOf(hook);
  if (isWhollyOurs(own)) return sameJson(getNodeValue(own.group), group) ? text : replaceNode(text, root, { node: own.group, value: group });
  if ((own.installed.matcher ?? "") !== (hook.group["matcher"] ?? "")) return addMissing(remove(text, own), host, [hook]);
  return sameJson(getNodeValue(own.handler), hook.handler) ? text : replaceNode(text, root, { node: own.handler, value: hook.handler });
}

function addMissing(text: string, host: HookHost, wanted: readonly WantedHook[]): string {
  const root = rootOf(text);
  const present = new Set(findOwnHandlers(root, host).map(({ event }) => event));
  const missing = wanted.filter(({ event }) => !present.has(event));
  const hooks = valueNamed(root, "hooks");
  if (missing.length === 0) return text;
  if (hooks !== undefined) return missing.reduce(addGroup, text);
  return appendChild(text, root, { node: root, name: "hooks", value: Object.fromEntries(missing.map((hook) => [hook.event, [groupOf(hook)]])) });
}

function addGroup(text: string, hook: WantedHook): string {
  const root = rootOf(text);
  const hooks = valueNamed(root, "hooks") ?? root;
  const groups = valueNamed(hooks, hook.event);
  return groups === undefined
    ? appendChild(text, root, { node: hooks, name: hook.event, value: [groupOf(hook)] })
    : appendChild(text, root, { node: groups, value: groupOf(hook) });
}

function uninstall(text: string, host: HookHost): SettingsEdit {
  const document = parseJsonObject(text);
  if (!document.ok) return document;
  const rest = withoutHandlers(text, host, () => true);
  return { ok: true, text: rest === EMPTY && text !== EMPTY ? undefined : rest };
}

/** Takes handlers out from the last to the first, so that the places of the others stay. */
function withoutHandlers(text: string, host: HookHost, goes: (handler: OwnHandler) => boolean): string {
  return findOwnHandlers(rootOf(text), host)
    .filter(goes)
    .reverse()
    .reduce((current, { installed }) => {
      const found = findOwnHandlers(rootOf(current), host).find((other) => sameJson(other.installed, installed));
      return found === undefined ? current : remove(current, found);
    }, text);
}

/** Takes one handler out, then what is empty without it: its group, the event, `hooks`. A comment between the brackets keeps them. */
function remove(text: string, own: OwnHandler): string {
  const { handler, handlers, group, groups, eventProperty } = own;
  const hooks = eventProperty.parent;
  const chain: readonly (readonly [Node, Node | undefined])[] = [
    [handler, handlers],
    [group, groups],
    [eventProperty, hooks],
    [hooks?.parent ?? eventProperty, undefined],
  ];
  for (const [node, container] of chain) {
    if (container === handlers && !isWhollyOurs(own)) return removeNode(text, node);
    if (container === undefined || (container.children?.length ?? 0) > 1 || !isAlone(text, node, container)) return removeNode(text, node);
  }
  return text;
}

/** Whether a group holds our command alone and no key that somebody else put there. */
function isWhollyOurs({ group, handlers }: OwnHandler): boolean {
  return handlers.children?.length === 1 && (group.children ?? []).every((property) => ["matcher", "hooks"].includes(nameOf(property)));
}

/** Whether a container holds nothing but one node, blanks and a comma. */
function isAlone(text: string, node: Node, container: Node): boolean {
  const rest = text.slice(container.offset, node.offset) + text.slice(node.offset + node.length, container.offset + container.length);
  return /^[[{][\s,]*[\]}]$/.test(rest);
}

function groupOf({ group, handler }: WantedHook): Readonly<Record<string, unknown>> {
  return { ...group, hooks: [handler] };
}

/** The root of a text that was read before, or came of an edit that keeps it readable. @throws Error where an edit broke it, which is a fault of ours. */
function rootOf(text: string): Node {
  const document = parseJsonObject(text);
  if (!document.ok) throw new Error(`Cannot read settings after an edit: ${document.problem.message}`);
  return document.root;
}
