import type { HookHost } from "./hook-dialect.ts";

/** Where hooks are installed: `project` for one's own copy of a project, `shared` for the project's file that git may hold, `user` for all of a user's projects. */
export const SETTINGS_SCOPES = ["project", "shared", "user"] as const;
/** Name of a scope. */
export type SettingsScope = (typeof SETTINGS_SCOPES)[number];

/** The program that installed hooks call: absolute paths of this machine, and the version of agent-relay. */
export interface HookProgram {
  readonly node: string;
  readonly script: string;
  readonly version: string;
}

/** The folders that settings are found by, absolute, and the environment, whose variables move some of them. */
export interface SettingsPlace {
  readonly home: string;
  readonly project: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Why a settings file is not edited, and where in it, counted from 1. */
export interface SettingsProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** What a settings file becomes: the whole new text, undefined where the file is to be removed or need not exist; or why it stays as it is. */
export type SettingsEdit = { readonly ok: true; readonly text: string | undefined } | { readonly ok: false; readonly problem: SettingsProblem };

/** One call of agent-relay that stands in a settings file. */
export interface InstalledHook {
  /** The host's name of the event; `*` for a plugin, which serves all. */
  readonly event: string;
  readonly matcher?: string;
  /** The command as it would be typed. */
  readonly command: string;
  /** The program's paths as far as the command tells them; "" where it does not. */
  readonly node: string;
  readonly script: string;
  /** Version it was installed by, where the file says it. */
  readonly version?: string;
  /** Place of the group in the event's list and of the command in the group, from 0; Codex trusts a hook by them. */
  readonly group: number;
  readonly handler: number;
  /** Seconds or milliseconds, as the host counts; absent where the host's default holds. */
  readonly timeout?: number;
  readonly statusMessage?: string;
  readonly async?: boolean;
}

/** What a settings file holds of ours, or why it cannot be read. */
export type InstalledHooks = { readonly ok: true; readonly hooks: readonly InstalledHook[] } | { readonly ok: false; readonly problem: SettingsProblem };

/** One file that an installation writes. Everything is text to text; undefined stands for a file that does not exist. */
export interface SettingsFile {
  /** Where it may stand, absolute: the first that exists counts; where none does, the first is created. */
  readonly paths: readonly string[];
  /** Puts our hooks in, or brings them up to this program; what others wrote stays as it is. Twice is as good as once. */
  readonly install: (text: string | undefined, program: HookProgram) => SettingsEdit;
  /** Takes our hooks out again: the bytes of before, where the file had no empty lists or objects in its hooks. */
  readonly uninstall: (text: string | undefined) => SettingsEdit;
  readonly list: (text: string | undefined) => InstalledHooks;
  /** The setting of this file that keeps hooks from running, as a person would look for it; undefined where none does. */
  readonly findSwitch: (text: string | undefined) => string | undefined;
}

/** How hooks get into one host (AGENT-CLIS.md 4.1). */
export interface HookSettings {
  readonly host: HookHost;
  /** The files of a scope, in the order in which they are written; they are removed in the opposite one. */
  readonly files: (scope: SettingsScope, place: SettingsPlace) => readonly SettingsFile[];
}
