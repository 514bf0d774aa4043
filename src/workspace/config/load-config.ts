import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path, { dirname, join } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { readText } from "../files/read-text.ts";
import { CONFIG_FILE, type Config, type ConfigOrigin, type ConfigSource, type LoadedConfig } from "./config.ts";
import { parseConfig } from "./parse-config.ts";
import { SETTING_NAMES, SETTING_SPECS } from "./setting-specs.ts";
import { userConfigFile } from "./user-config-file.ts";

/** Where to look for settings. */
export interface ConfigRequest {
  /** Folder the command works in, absolute: files are looked for upwards from here. */
  readonly cwd: string;
  readonly workspaceRoot?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags that set a setting, by its name, as they were written. */
  readonly flags?: Readonly<Partial<Record<keyof Config, string>>>;
  /** Names of the rules there are, to find unknown ones. */
  readonly ruleNames?: readonly string[];
}

/**
 * Loads all settings, each from the strongest source that has it: flag, `AGENT_RELAY_*` variable, the project's file, the workspace's, the user's, the default. Rules are merged one by one.
 * What is wrong is a finding or a problem, and the next source counts.
 */
export function loadConfig(request: ConfigRequest): LoadedConfig {
  const load: Load = { values: {}, rules: {}, origins: {}, findings: [], problems: [] };
  for (const name of SETTING_NAMES) load.origins[name] = { source: "default" };
  addFile(load, { file: userFile(request.env), source: "user" }, request);
  if (request.workspaceRoot !== undefined) addFile(load, { file: join(request.workspaceRoot, CONFIG_FILE), source: "workspace" }, request);
  for (const file of projectFiles(request)) if (addFile(load, { file, source: "project" }, request)) break;
  addTexts(load, "environment", (name) => ({ name: variableName(name), text: request.env[variableName(name)] }));
  addTexts(load, "flag", (name) => ({ name: flagName(name), text: request.flags?.[name] }));
  return { config: completed(load), origins: load.origins, findings: load.findings, problems: load.problems };
}

interface Load {
  values: Partial<Config>;
  rules: Config["rules"];
  readonly origins: Record<string, ConfigOrigin>;
  readonly findings: Diagnostic[];
  readonly problems: string[];
}

/** Gives the variable of a setting: `AGENT_RELAY_LEASE_MINUTES`. */
export function variableName(name: keyof Config): string {
  return `AGENT_RELAY_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function flagName(name: keyof Config): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The nearest file from the folder upwards, below the workspace, is the project's. */
function projectFiles(request: ConfigRequest): readonly string[] {
  const files: string[] = [];
  for (let folder = request.cwd; folder !== request.workspaceRoot; folder = dirname(folder)) {
    files.push(join(folder, CONFIG_FILE));
    if (dirname(folder) === folder) break;
  }
  return files;
}

/** A file that may hold settings. */
export interface ConfigPath {
  readonly source: "project" | "workspace" | "user";
  readonly path: string;
}

/** Lists the settings' files that count, the strongest first, whether they are there or not: of the project's the nearest one that is, else the one that would be. */
export function configFiles(request: ConfigRequest): readonly ConfigPath[] {
  const own = projectFiles(request);
  const project = own.find((file) => existsSync(file)) ?? own[0];
  return [
    ...(project === undefined ? [] : [{ source: "project" as const, path: project }]),
    ...(request.workspaceRoot === undefined ? [] : [{ source: "workspace" as const, path: join(request.workspaceRoot, CONFIG_FILE) }]),
    { source: "user", path: userFile(request.env) },
  ];
}

function userFile(env: ConfigRequest["env"]): string {
  return userConfigFile({ env, platform: process.platform, home: homedir(), flavour: path });
}

/** Gives false where there is no such file. */
function addFile(load: Load, place: { readonly file: string; readonly source: ConfigSource }, request: ConfigRequest): boolean {
  const text = readText(place.file, 1_048_576);
  if (!text.ok) {
    if (text.problem.code !== "not-found") load.problems.push(text.problem.message);
    return text.problem.code !== "not-found";
  }
  const parsed = parseConfig(text.value.text, shownPath(request.cwd, place.file), request.ruleNames);
  load.findings.push(...parsed.findings);
  addValues(load, parsed.values, { source: place.source, name: place.file });
  return true;
}

function shownPath(from: string, file: string): string {
  return path.relative(from, file).split(path.sep).join("/");
}

function addTexts(load: Load, source: ConfigSource, textOf: (name: keyof Config) => { readonly name: string; readonly text: string | undefined }): void {
  for (const setting of SETTING_NAMES) {
    const { name, text } = textOf(setting);
    if (text === undefined || text.trim() === "") continue;
    const spec = SETTING_SPECS[setting];
    const value = spec.accept(spec.fromText(text));
    if (value === undefined) load.problems.push(`Unexpected value \`${text}\` of ${name}, expected ${spec.expected}`);
    else addValues(load, { [setting]: value }, { source, name });
  }
}

function addValues(load: Load, values: Partial<Config>, origin: ConfigOrigin): void {
  load.values = { ...load.values, ...values };
  load.rules = { ...load.rules, ...values.rules };
  for (const name of Object.keys(values)) load.origins[name] = origin;
  for (const name of Object.keys(values.rules ?? {})) load.origins[`rules.${name}`] = origin;
}

function completed(load: Load): Config {
  const defaults = {
    agents: SETTING_SPECS.agents.fallback,
    budget: SETTING_SPECS.budget.fallback,
    leaseMinutes: SETTING_SPECS.leaseMinutes.fallback,
    ignore: SETTING_SPECS.ignore.fallback,
    projectsDepth: SETTING_SPECS.projectsDepth.fallback,
    verify: SETTING_SPECS.verify.fallback,
  };
  return { ...defaults, ...load.values, rules: load.rules };
}
