import type { HookHost } from "../../../agents/hook-dialect.ts";
import type { InstalledHook, SettingsScope } from "../../../agents/hook-settings.ts";
import type { HookTrouble } from "./hook-trouble.ts";

/** The hooks of one host in one settings file. */
export interface HookSurvey {
  readonly host: HookHost;
  readonly scope: SettingsScope;
  readonly path: string;
  readonly hooks: readonly InstalledHook[];
  /** The program they call, and its version; undefined where the file does not tell or it is gone. */
  readonly script: string | undefined;
  readonly version: string | undefined;
  /** Whether the host trusts the hooks and the folder; undefined where it does not ask. */
  readonly trusted: boolean | undefined;
  readonly folderTrusted: boolean | undefined;
  /** The setting that keeps all hooks of the host from running. */
  readonly disabledBy: string | undefined;
  readonly troubles: readonly HookTrouble[];
}
