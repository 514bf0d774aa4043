import type { HookHost } from "../../../agents/hook-dialect.ts";
import { SETTINGS_SCOPES, type SettingsPlace } from "../../../agents/hook-settings.ts";
import { openSettings } from "../plan-settings.ts";
import { findCodexSwitch } from "./codex-trust-state.ts";

/** A setting that keeps all hooks of a host from running, and where it stands, in words. */
export interface HookSwitch {
  readonly name: string;
  readonly where: string;
}

/** Values of `AGENT_RELAY_HOOKS` that switch our hooks off. */
const OFF = new Set(["off", "0", "false", "no"]);

/** Finds what keeps the hooks of a host from running: a setting in any of its files, also where no hook of ours stands, or a variable. */
export function findSwitches(host: HookHost, place: SettingsPlace): readonly HookSwitch[] {
  const files = new Map(SETTINGS_SCOPES.flatMap((scope) => openSettings(host, scope, place)).map((settings) => [settings.path, settings] as const));
  const found = [...files.values()].flatMap(({ file, path, text }) => {
    const name = file.findSwitch(text);
    return name === undefined ? [] : [{ name, where: `"${path}"` }];
  });
  const codex = host === "codex" ? findCodexSwitch(place) : undefined;
  const variable = OFF.has((place.env["AGENT_RELAY_HOOKS"] ?? "").trim().toLowerCase()) ? [{ name: "AGENT_RELAY_HOOKS", where: "the environment" }] : [];
  return [...found, ...(codex === undefined ? [] : [{ name: codex.name, where: `"${codex.path}"` }]), ...variable];
}
