import { join } from "node:path";
import { codexFolder } from "../../agents/codex/codex-folder.ts";
import { identifyHook } from "../../agents/codex/hook-trust.ts";
import { addCodexTrust, parseCodexTrust } from "../../agents/codex/trust-settings.ts";
import type { InstalledHook } from "../../agents/hook-settings.ts";
import { readText } from "../../disk/files/read-text.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import type { HookScene } from "./hook-scene.ts";
import type { InstallationRecord } from "./installation-record.ts";
import { openSettings, type PlannedSettings } from "./plan-settings.ts";
import { removeCodexTrust, type TrustRemoval } from "./remove-codex-trust.ts";

/** Plans to tell Codex that it may trust our hooks, as they will stand in their file, and a project's folder. */
export function planTrust({ place, scope }: HookScene, plans: readonly PlannedSettings[]): readonly PlannedSettings[] {
  const hooksFile = plans.find((plan) => plan.ok && plan.host === "codex");
  if (hooksFile?.ok !== true) return [];
  const path = join(codexFolder(place), "config.toml");
  const old = readText(path);
  const hint = "trust the hooks in Codex: /hooks";
  if (!old.ok && old.problem.code !== "not-found") return [{ ok: false, host: "codex", path, message: old.problem.message, hint }];
  const before = old.ok ? old.value.text : undefined;
  const hooks = listHooks({ place, scope }, hooksFile.after).map((hook) => identifyHook(hooksFile.path, hook, (text) => sha256(Buffer.from(text))));
  const isTrusted = scope === "user" || parseCodexTrust(before ?? "").projects.get(place.project) === "trusted";
  const project = isTrusted ? "" : place.project;
  const edited = addCodexTrust(before ?? "", { hooks, project });
  const removal: TrustRemoval = { keys: hooks.map(({ key }) => key), project };
  if (edited.ok)
    return [
      { ok: true, host: "codex", path, before, after: edited.text, inverse: inverseOf(removal), isPrivate: true, ...(isTrusted ? {} : { trusted: project }) },
    ];
  const { message, line, column } = edited.problem;
  return [{ ok: false, host: "codex", path, message: `${path}:${line}:${column} ${message}`, hint }];
}

/** Plans to take that trust away again: of the hooks that stand in their file now, and of the folder where installing gave it. */
export function planDistrust({ place, scope }: HookScene, { files }: InstallationRecord): readonly PlannedSettings[] {
  const path = join(codexFolder(place), "config.toml");
  const old = readText(path);
  const [settings] = openSettings("codex", scope, place);
  if (!old.ok || settings === undefined) return [];
  const hooks = listHooks({ place, scope }, settings.text);
  const removal: TrustRemoval = {
    keys: hooks.map((hook) => identifyHook(settings.path, hook, (text) => sha256(Buffer.from(text))).key),
    project: files[path]?.trusted ?? "",
  };
  const before = old.value.text;
  const rest = removeCodexTrust(before, removal);
  const wasThere = files[path]?.written === sha256(before) && files[path]?.found === undefined;
  return [{ ok: true, host: "codex", path, before, after: rest === "" && rest !== before && !wasThere ? undefined : rest }];
}

function listHooks({ place, scope }: Pick<HookScene, "place" | "scope">, text: string | undefined): readonly InstalledHook[] {
  const listed = openSettings("codex", scope, place)[0]?.file.list(text);
  return listed?.ok === true ? listed.hooks : [];
}

function inverseOf(removal: TrustRemoval): (text: string) => string {
  return (text) => removeCodexTrust(text, removal);
}
