import { getNodeValue, type Node } from "jsonc-parser";
import { fieldsOf } from "../hook-fields.ts";
import type { HookHost } from "../hook-dialect.ts";
import type { InstalledHook } from "../hook-settings.ts";
import { nameOf, problemAt, propertiesNamed, valueNamed } from "./json-node.ts";
import { findOwnCommand } from "./own-command.ts";

/** A handler of ours in the tree of a settings file, with all that stands around it. */
export interface OwnHandler {
  readonly event: string;
  readonly eventProperty: Node;
  readonly groups: Node;
  readonly group: Node;
  readonly handlers: Node;
  readonly handler: Node;
  readonly installed: InstalledHook;
}

/** Finds all of our handlers: `hooks.<event>[group].hooks[handler]`. What has another shape is not ours. */
export function findOwnHandlers(root: Node, host: HookHost): readonly OwnHandler[] {
  const hooks = valueNamed(root, "hooks");
  return (hooks?.type === "object" ? (hooks.children ?? []) : []).flatMap((eventProperty) => handlersOf(eventProperty, host));
}

function handlersOf(eventProperty: Node, host: HookHost): readonly OwnHandler[] {
  const groups = eventProperty.children?.[1];
  if (groups?.type !== "array") return [];
  return (groups.children ?? []).flatMap((group, groupAt) => {
    const handlers = group.type === "object" ? valueNamed(group, "hooks") : undefined;
    if (handlers?.type !== "array") return [];
    return (handlers.children ?? []).flatMap((handler, handlerAt) => {
      const installed = describe({ event: nameOf(eventProperty), group, handler, host, groupAt, handlerAt });
      return installed === undefined ? [] : [{ event: nameOf(eventProperty), eventProperty, groups, group, handlers, handler, installed }];
    });
  });
}

interface Found {
  readonly event: string;
  readonly group: Node;
  readonly handler: Node;
  readonly host: HookHost;
  readonly groupAt: number;
  readonly handlerAt: number;
}

function describe({ event, group, handler, host, groupAt, handlerAt }: Found): InstalledHook | undefined {
  const fields = fieldsOf(getNodeValue(handler));
  const own = findOwnCommand(fields, host);
  if (own === undefined) return undefined;
  const { matcher } = fieldsOf(getNodeValue(group));
  const { timeout, statusMessage, async } = fields;
  return {
    event,
    ...own,
    group: groupAt,
    handler: handlerAt,
    ...(typeof matcher === "string" ? { matcher } : {}),
    ...(typeof timeout === "number" ? { timeout } : {}),
    ...(typeof statusMessage === "string" ? { statusMessage } : {}),
    ...(typeof async === "boolean" ? { async } : {}),
  };
}

/** Finds what keeps hooks from being added: `hooks` twice or no object, an event twice or no list. */
export function findShapeProblem(text: string, root: Node, events: readonly string[]): ReturnType<typeof problemAt> | undefined {
  const [first, second] = propertiesNamed(root, "hooks");
  if (second !== undefined) return problemAt(text, second.offset, "Unexpected second `hooks`, expected one");
  const hooks = first?.children?.[1];
  if (hooks === undefined) return undefined;
  if (hooks.type !== "object") return problemAt(text, hooks.offset, `Unexpected ${hooks.type} as \`hooks\`, expected an object`);
  for (const event of events) {
    const [property, again] = propertiesNamed(hooks, event);
    if (again !== undefined) return problemAt(text, again.offset, `Unexpected second \`${event}\`, expected one`);
    const groups = property?.children?.[1];
    if (groups !== undefined && groups.type !== "array")
      return problemAt(text, groups.offset, `Unexpected ${groups.type} as \`hooks.${event}\`, expected an array`);
  }
  return undefined;
}
