import { dirname, isAbsolute, join, relative } from "node:path";
import { parse } from "jsonc-parser";
import type { SettingsPlace } from "../../../agents/hook-settings.ts";
import { readText } from "../../../disk/files/read-text.ts";
import { createTrouble } from "./hook-trouble.ts";
import type { TrustState } from "./trust-state.ts";

/** Whether Gemini CLI reads a project's settings at all: only in a folder that its user trusts (AGENT-CLIS.md 3.3, 4.5). */
export function readGeminiTrust(place: SettingsPlace): TrustState {
  const { env, home, project } = place;
  const own = env["GEMINI_CLI_HOME"] ?? "";
  const folder = join(own === "" ? home : own, ".gemini");
  const named = env["GEMINI_CLI_TRUSTED_FOLDERS_PATH"] ?? "";
  const rules = readObject(named === "" ? join(folder, "trustedFolders.json") : named);
  const trusted = env["GEMINI_CLI_TRUST_WORKSPACE"] === "true" || asksNobody(join(folder, "settings.json")) || isTrusted(project, rules);
  if (trusted) return { folderTrusted: true, troubles: [] };
  const hint = "start gemini there and trust the folder, or install with --user";
  return { folderTrusted: false, troubles: [createTrouble(`gemini: the folder "${project}" is not trusted, so its hooks are not read`, hint)] };
}

/** The nearest rule above the folder counts: `TRUST_FOLDER` from its path on, `TRUST_PARENT` from the folder above on. */
function isTrusted(project: string, rules: Readonly<Record<string, unknown>>): boolean {
  const ranked = Object.entries(rules)
    .map(([path, level]) => ({ path: level === "TRUST_PARENT" ? dirname(path) : path, level }))
    .filter(({ path }) => isWithin(path, project))
    .toSorted((left, right) => right.path.length - left.path.length);
  return ranked[0] !== undefined && ranked[0].level !== "DO_NOT_TRUST";
}

function isWithin(folder: string, path: string): boolean {
  const rest = relative(folder, path);
  return rest === "" || (!rest.startsWith("..") && !isAbsolute(rest));
}

/** `security.folderTrust.enabled` set to false switches the question off. */
function asksNobody(settings: string): boolean {
  const security = fieldsOf(readObject(settings)["security"]);
  return fieldsOf(security["folderTrust"])["enabled"] === false;
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  const file = readText(path);
  const value: unknown = file.ok ? parse(file.value.text) : {};
  return fieldsOf(value);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
