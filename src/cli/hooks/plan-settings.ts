import { HOOK_SETTINGS } from "../../agents/hook-settings-table.ts";
import type { HookHost } from "../../agents/hook-dialect.ts";
import type { SettingsEdit, SettingsFile, SettingsPlace, SettingsScope } from "../../agents/hook-settings.ts";
import type { HookTarget } from "./hook-scene.ts";
import { readText } from "../../disk/files/read-text.ts";

/** What becomes of one settings file; undefined for a file that is not there. */
export interface SettingsChange {
  readonly ok: true;
  readonly host: HookTarget;
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Takes out of a text what this change puts in, or what it takes out itself. */
  readonly inverse?: (text: string) => string | undefined;
  /** Whether the file may hold what must not be copied elsewhere. */
  readonly isPrivate?: boolean;
  /** The folder that Codex trusts with this change. */
  readonly trusted?: string;
}

/** What becomes of one settings file, or why it is left alone: with its place where its content is the trouble. */
export type PlannedSettings =
  | SettingsChange
  | { readonly ok: false; readonly host: HookTarget; readonly path: string; readonly message: string; readonly hint: string };

/** One settings file of a host as it is: which of its paths counts, and what stands there. */
export interface OpenSettings {
  readonly host: HookHost;
  readonly file: SettingsFile;
  readonly path: string;
  readonly text: string | undefined;
  /** Why it cannot be read. */
  readonly trouble?: string;
}

/** Opens the settings files of a host in a scope. */
export function openSettings(host: HookHost, scope: SettingsScope, place: SettingsPlace): readonly OpenSettings[] {
  return HOOK_SETTINGS[host].files(scope, place).map((file) => openOne(host, file));
}

function openOne(host: HookHost, file: SettingsFile): OpenSettings {
  for (const path of file.paths) {
    const text = readText(path);
    if (!text.ok && text.problem.code === "not-found") continue;
    if (!text.ok) return { host, file, path, text: undefined, trouble: text.problem.message };
    if (!text.value.utf8) return { host, file, path, text: undefined, trouble: `Cannot read "${path}": it is not valid UTF-8` };
    return { host, file, path, text: text.value.text };
  }
  return { host, file, path: file.paths[0] ?? "", text: undefined };
}

/** Plans an edit of a settings file; a file that cannot be understood is never edited. */
export function planSettings({ host, path, file, text, trouble }: OpenSettings, edit: (text: string | undefined) => SettingsEdit): PlannedSettings {
  if (trouble !== undefined) return { ok: false, host, path, message: trouble, hint: "make it a file that can be read" };
  const edited = edit(text);
  if (edited.ok) return { ok: true, host, path, before: text, after: edited.text, inverse: (later) => uninstalled(file, later) };
  const { message, line, column } = edited.problem;
  return { ok: false, host, path, message: `${path}:${line}:${column} ${message}`, hint: "mend the file by hand; nothing in it was changed" };
}

function uninstalled(file: SettingsFile, text: string): string | undefined {
  const edited = file.uninstall(text);
  return edited.ok ? edited.text : text;
}
