import { homedir } from "node:os";
import { delimiter, dirname, join, relative, sep } from "node:path";
import { existsSync } from "node:fs";
import { HOOK_HOSTS, type HookHost } from "../../agents/hook-dialect.ts";
import { HOOK_SETTINGS } from "../../agents/hook-settings-table.ts";
import { SETTINGS_SCOPES, type SettingsPlace, type SettingsScope } from "../../agents/hook-settings.ts";
import { nearest } from "../../util/nearest.ts";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { switchOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { placeOf } from "../open-workspace.ts";

/** Everything that has hooks: the agents, and git. */
export const HOOK_TARGETS = [...HOOK_HOSTS, "git"] as const;
export type HookTarget = (typeof HOOK_TARGETS)[number];

/** An agent of this machine, and by what it was found. */
export interface FoundAgent {
  readonly host: HookHost;
  readonly why: string;
}

/** What is asked for: which agents, in which scope, at which place. */
export interface HookScene {
  readonly io: CommandIo;
  readonly invocation: Invocation;
  readonly place: SettingsPlace;
  readonly scope: SettingsScope;
  readonly targets: readonly HookTarget[];
  /** Whether the targets were named. */
  readonly named: boolean;
  /** The agents that were found on this machine, and by what; empty where the targets were named. */
  readonly found: readonly FoundAgent[];
}

/** Reads what hooks are meant. Without names: the agents that are on PATH or have a settings folder. @throws CommandError for names that are none. */
export function hookScene(invocation: Invocation, io: CommandIo): HookScene {
  const place = { home: homeOf(io), project: projectFolder(io), env: io.env };
  const scopes = SETTINGS_SCOPES.filter((scope) => switchOption(invocation, scope));
  if (scopes.length > 1)
    throw new CommandError(`Unexpected --${scopes.join(" and --")}, expected one of them`, { exitCode: 2, hint: "agent-relay hooks --help" });
  const names = invocation.args.slice(1).map(readTarget);
  const scope = scopes[0] ?? "project";
  const found = names.length > 0 ? [] : HOOK_HOSTS.flatMap((host) => findAgent(host, place) ?? []);
  const targets = names.length > 0 ? [...new Set(names)] : found.map(({ host }) => host);
  return { io, invocation, place, scope, targets, named: names.length > 0, found };
}

function readTarget(name: string): HookTarget {
  const target = HOOK_TARGETS.find((known) => known === name.toLowerCase());
  if (target !== undefined) return target;
  const near = nearest(name, HOOK_TARGETS, 1)[0];
  throw new CommandError(`Unexpected agent \`${name.slice(0, 40)}\`, expected ${HOOK_TARGETS.map((known) => `\`${known}\``).join(", ")}`, {
    exitCode: 2,
    hint: near === undefined ? "agent-relay hooks install" : `agent-relay hooks install ${near}`,
  });
}

/** An agent that is on PATH, or has left its settings in a home. */
function findAgent(host: HookHost, place: SettingsPlace): FoundAgent | undefined {
  const folders = (place.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const names = process.platform === "win32" ? [`${host}.cmd`, `${host}.exe`] : [host];
  if (folders.some((folder) => names.some((name) => existsSync(join(folder, name))))) return { host, why: "on PATH" };
  const settings = HOOK_SETTINGS[host].files("user", place).flatMap(({ paths }) => paths.map((path) => settingsFolder(host, path)));
  const folder = settings.find((path) => path !== place.home && existsSync(path));
  if (folder === undefined) return undefined;
  const atHome = relative(place.home, folder);
  return { host, why: atHome.startsWith("..") ? folder : `~/${atHome.split(sep).join("/")}` };
}

/** OpenCode's plugins lie one folder deeper than its settings. */
function settingsFolder(host: HookHost, path: string): string {
  return host === "opencode" ? dirname(dirname(path)) : dirname(path);
}

function homeOf({ env }: CommandIo): string {
  const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
  return home === "" ? homedir() : home;
}

/** Agents look for their settings at the root of the repository; without one in the project, else in the workspace, else where one stands. */
function projectFolder(io: CommandIo): string {
  const { project, workspace } = placeOf(io.cwd);
  return findRepository(io.cwd)?.root ?? project?.folder ?? workspace?.folder ?? io.cwd;
}
