import type { SettingsPlace } from "../../../agents/hook-settings.ts";
import { findPlugin } from "./find-plugin.ts";
import type { HookSurvey } from "./hook-survey.ts";
import { createTrouble, type HookTrouble } from "./hook-trouble.ts";

/** Hooks of a host that stand in two scopes, or also come with our plugin: every event would be answered twice. Told once for a pair. */
export function findDuplicates(survey: HookSurvey, all: readonly HookSurvey[], place: SettingsPlace): readonly HookTrouble[] {
  const { host, scope, path } = survey;
  const own = all.filter((other) => other.host === host && other.hooks.length > 0);
  if (own.find((other) => other.scope === scope) !== survey) return [];
  const other = own.slice(own.indexOf(survey) + 1).find((later) => later.scope !== scope);
  const plugin = own[0] === survey ? findPlugin(host, place) : undefined;
  return [
    ...(other === undefined
      ? []
      : [createTrouble(`${host}: hooks are installed twice, in "${path}" and "${other.path}"`, `agent-relay hooks uninstall ${host} --${other.scope}`)]),
    ...(plugin === undefined
      ? []
      : [createTrouble(`${host}: hooks are installed twice, in "${path}" and by ${plugin}`, `agent-relay hooks uninstall ${host} --${scope}`)]),
  ];
}
