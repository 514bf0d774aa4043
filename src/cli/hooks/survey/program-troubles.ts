import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { HOOK_DIALECTS } from "../../../agents/hook-dialects.ts";
import { HOOK_EVENTS, type HookHost } from "../../../agents/hook-dialect.ts";
import type { HookProgram, InstalledHook } from "../../../agents/hook-settings.ts";
import { readText } from "../../../disk/files/read-text.ts";
import { willPass } from "../hook-program.ts";
import { createNote, createTrouble, type HookTrouble } from "./hook-trouble.ts";

/** What is wrong with the programs that hooks call: gone, of another version, of another Node; and events that no hook or two hooks serve. `ours` is the program that is asked now. */
export function findProgramTroubles(host: HookHost, hooks: readonly InstalledHook[], ours: HookProgram | undefined): readonly HookTrouble[] {
  const scripts = new Set(hooks.map(({ script }) => script).filter(Boolean));
  const nodes = new Set(hooks.map(({ node }) => node).filter(Boolean));
  return [
    ...[...nodes].flatMap((node) => nodeTrouble(host, node, ours) ?? []),
    ...[...scripts].flatMap((script) => scriptTrouble(host, script, ours) ?? []),
    ...eventTroubles(host, hooks),
  ];
}

function nodeTrouble(host: HookHost, node: string, ours: HookProgram | undefined): HookTrouble | undefined {
  if (!existsSync(node)) return createTrouble(`${host}: its hooks call Node as "${node}", which is not there any more`, again(host));
  if (ours === undefined || node === ours.node) return undefined;
  return createNote(`${host}: its hooks call Node as "${node}", this command runs in "${ours.node}"`, `${again(host)} takes this one`);
}

function scriptTrouble(host: HookHost, script: string, ours: HookProgram | undefined): HookTrouble | undefined {
  if (!existsSync(script)) return createTrouble(`${host}: its hooks call "${script}", which is not there any more`, again(host));
  if (willPass(script)) return createTrouble(`${host}: its hooks call "${script}", which lies in a cache that is emptied`, again(host));
  if (ours === undefined || script === ours.script) return undefined;
  const version = versionOf(script) ?? "unknown";
  if (version === ours.version)
    return createNote(`${host}: its hooks call the agent-relay at "${script}", which is not this one but of the same version`, `${again(host)} takes this one`);
  return createTrouble(`${host}: its hooks call agent-relay ${version} at "${script}", this is ${ours.version}`, again(host));
}

/** The version of the package that holds a built command. */
export function versionOf(script: string): string | undefined {
  const file = readText(join(dirname(script), "..", "..", "package.json"), 1_000_000);
  if (!file.ok) return undefined;
  return /"version"\s*:\s*"([^"\\]{1,40})"/.exec(file.value.text)?.[1];
}

function eventTroubles(host: HookHost, hooks: readonly InstalledHook[]): readonly HookTrouble[] {
  if (hooks.some(({ event }) => event === "*")) return [];
  const names = new Set(HOOK_EVENTS.flatMap((event) => HOOK_DIALECTS[host].events[event] ?? []));
  const missing = [...names].filter((name) => hooks.every(({ event }) => event !== name));
  const twice = [...names].filter((name) => hooks.filter(({ event }) => event === name).length > 1);
  return [
    ...(missing.length === 0 ? [] : [createTrouble(`${host}: no hook for ${missing.join(", ")}`, again(host))]),
    ...(twice.length === 0 ? [] : [createTrouble(`${host}: more than one hook for ${twice.join(", ")}`, again(host))]),
  ];
}

function again(host: HookHost): string {
  return `agent-relay hooks install ${host}`;
}
