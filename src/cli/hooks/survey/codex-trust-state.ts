import { join } from "node:path";
import { codexFolder } from "../../../agents/codex/codex-folder.ts";
import { identifyHook } from "../../../agents/codex/hook-trust.ts";
import { parseCodexTrust } from "../../../agents/codex/trust-settings.ts";
import type { InstalledHook, SettingsPlace, SettingsScope } from "../../../agents/hook-settings.ts";
import { readText } from "../../../disk/files/read-text.ts";
import { sha256 } from "../../../disk/files/sha256.ts";
import { createTrouble, type HookTrouble } from "./hook-trouble.ts";
import type { TrustState } from "./trust-state.ts";

const HINT = "start codex and answer its question, type /hooks there, or: agent-relay hooks install codex --trust";

/** Whether Codex runs these hooks of a file: it skips those it does not trust without a word (AGENT-CLIS.md 4.5). */
export function readCodexTrust(
  path: string,
  hooks: readonly InstalledHook[],
  at: { readonly scope: SettingsScope; readonly place: SettingsPlace },
): TrustState {
  const { scope, place } = at;
  const file = readText(join(codexFolder(place), "config.toml"));
  const trust = parseCodexTrust(file.ok ? file.value.text : "");
  const identities = hooks.map((hook) => identifyHook(path, hook, (text) => sha256(Buffer.from(text))));
  const untrusted = identities.filter(({ key }) => !trust.hooks.has(key)).length;
  const changed = identities.filter(({ key, hash }) => trust.hooks.has(key) && trust.hooks.get(key) !== hash).length;
  const off = identities.filter(({ key }) => trust.disabled.has(key)).length;
  const inFolder = scope === "user" || trust.projects.get(place.project) === "trusted";
  const of = `of ${hooks.length} hooks`;
  const troubles: readonly (HookTrouble | false)[] = [
    untrusted > 0 && createTrouble(`codex: ${untrusted} ${of} are not trusted, so they are skipped in silence`, suffixed(scope)),
    changed > 0 && createTrouble(`codex: ${changed} ${of} have changed since they were trusted`, suffixed(scope)),
    off > 0 && createTrouble(`codex: ${off} ${of} are switched off`, "switch them on in Codex: /hooks"),
    !inFolder && createTrouble(`codex: the folder "${place.project}" is not trusted, so its hooks are not read`, suffixed(scope)),
  ];
  return { trusted: untrusted + changed + off === 0, folderTrusted: inFolder, troubles: troubles.filter((trouble) => trouble !== false) };
}

/** The setting that keeps all of Codex's hooks from running, in the user's or the project's `config.toml`, and where it stands. */
export function findCodexSwitch(place: SettingsPlace): { readonly name: string; readonly path: string } | undefined {
  for (const path of [join(codexFolder(place), "config.toml"), join(place.project, ".codex", "config.toml")]) {
    const file = readText(path);
    const name = file.ok ? parseCodexTrust(file.value.text).switch : undefined;
    if (name !== undefined) return { name, path };
  }
  return undefined;
}

function suffixed(scope: SettingsScope): string {
  return scope === "user" ? `${HINT} --user` : HINT;
}
