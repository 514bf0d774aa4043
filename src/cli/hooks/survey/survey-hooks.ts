import { HOOK_HOSTS } from "../../../agents/hook-dialect.ts";
import { type HookProgram, type InstalledHook, SETTINGS_SCOPES, type SettingsPlace, type SettingsScope } from "../../../agents/hook-settings.ts";
import { type OpenSettings, openSettings } from "../plan-settings.ts";
import { readCodexTrust } from "./codex-trust-state.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { findSwitches } from "./find-switches.ts";
import { readGeminiTrust } from "./gemini-trust-state.ts";
import type { HookSurvey } from "./hook-survey.ts";
import { createTrouble } from "./hook-trouble.ts";
import { findProgramTroubles, versionOf } from "./program-troubles.ts";
import type { TrustState } from "./trust-state.ts";

/** Where to look, and the program that is asked now. */
export interface SurveyScene {
  readonly place: SettingsPlace;
  readonly program: HookProgram | undefined;
}

/** Looks at every settings file that could hold our hooks and tells where they stand and what keeps them from running. */
export function surveyHooks(scene: SurveyScene): readonly HookSurvey[] {
  const seen = new Set<string>();
  const surveys = HOOK_HOSTS.flatMap((host) =>
    SETTINGS_SCOPES.flatMap((scope) =>
      openSettings(host, scope, scene.place)
        .filter(({ path }) => !seen.has(path) && seen.add(path))
        .flatMap((settings) => surveyFile(settings, scope, scene) ?? []),
    ),
  );
  return surveys.map((survey) => ({ ...survey, troubles: [...survey.troubles, ...findDuplicates(survey, surveys, scene.place)] }));
}

/** Undefined where the file holds nothing of ours and can be read. */
function surveyFile(settings: OpenSettings, scope: SettingsScope, { place, program }: SurveyScene): HookSurvey | undefined {
  const { host, file, path, text, trouble } = settings;
  const nothing = { host, scope, path, hooks: [], script: undefined, version: undefined, trusted: undefined, folderTrusted: undefined, disabledBy: undefined };
  if (trouble !== undefined) return { ...nothing, troubles: [createTrouble(trouble, "make it a file that can be read")] };
  const listed = file.list(text);
  if (!listed.ok) {
    const { message, line, column } = listed.problem;
    return { ...nothing, troubles: [createTrouble(`${path}:${line}:${column} ${message}`, "mend the file by hand")] };
  }
  if (listed.hooks.length === 0) return undefined;
  const switches = findSwitches(host, place);
  const { trusted, folderTrusted, troubles } = trustOf(settings, listed.hooks, { scope, place });
  const script = listed.hooks.map((hook) => hook.script).find(Boolean);
  const off = switches.map(({ name, where }) => createTrouble(`${host}: \`${name}\` in ${where} keeps all hooks from running`, "take that setting out"));
  return {
    ...nothing,
    hooks: listed.hooks,
    script,
    version: script === undefined ? undefined : versionOf(script),
    trusted,
    folderTrusted,
    disabledBy: switches[0]?.name,
    troubles: [...off, ...findProgramTroubles(host, listed.hooks, program), ...troubles],
  };
}

function trustOf(
  { host, path }: OpenSettings,
  hooks: readonly InstalledHook[],
  at: { readonly scope: SettingsScope; readonly place: SettingsPlace },
): TrustState {
  if (host === "codex") return readCodexTrust(path, hooks, at);
  return host === "gemini" && at.scope !== "user" ? readGeminiTrust(at.place) : { troubles: [] };
}
