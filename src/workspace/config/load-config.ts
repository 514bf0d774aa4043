import { homedir } from "node:os";
import path, { basename, dirname, join } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Config, ConfigOrigin, ConfigSource, LoadedConfig } from "./config.ts";
import { CONFIG_FILES, findConfigFiles, findUserConfig, type FoundConfig } from "./find-config-files.ts";
import { configFinding } from "./parse-config.ts";
import { readConfigFile, type RunCode } from "./read-config-file.ts";
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
  /** What runs settings that are code; absent where none may be run, as by hooks and moves. */
  readonly runCode?: RunCode | undefined;
}

/** The settings' file that would be, where there is none. */
const PLAIN_FILE = CONFIG_FILES[0] ?? "";

/**
 * Loads all settings, each from the strongest source that has it: flag, `AGENT_RELAY_*` variable, the project's file, the workspace's, the user's, the default. Rules are merged one by one.
 * What is wrong is a finding or a problem, and the next source counts.
 */
export function loadConfig(request: ConfigRequest): LoadedConfig {
  const load: Load = { values: {}, rules: {}, origins: {}, findings: [], problems: [] };
  for (const name of SETTING_NAMES) load.origins[name] = { source: "default" };
  addFiles(load, { found: findUserConfig(userFile(request.env)), source: "user" }, request);
  if (request.workspaceRoot !== undefined) addFiles(load, { found: findConfigFiles(request.workspaceRoot), source: "workspace" }, request);
  for (const folder of projectFolders(request)) if (addFiles(load, { found: findConfigFiles(folder), source: "project" }, request)) break;
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

/** The project's settings are the nearest from the folder upwards, below the workspace. */
function projectFolders(request: ConfigRequest): readonly string[] {
  const folders: string[] = [];
  for (let folder = request.cwd; folder !== request.workspaceRoot; folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder) break;
  }
  return folders;
}

/** A file that may hold settings. */
export interface ConfigPath {
  readonly source: "project" | "workspace" | "user";
  readonly path: string;
}

/** Lists the settings' files that count, the strongest first, whether they are there or not: of the project's the nearest one that is, else the one that would be. */
export function configFiles(request: ConfigRequest): readonly ConfigPath[] {
  const folders = projectFolders(request);
  const project = folders.map(findConfigFiles).find((found) => found.length > 0) ?? [];
  const user = userFile(request.env);
  const rows = (source: ConfigPath["source"], found: readonly FoundConfig[], would: string): readonly ConfigPath[] =>
    (found.length === 0 ? [{ path: would }] : found).map(({ path: file }) => ({ source, path: file }));
  const root = request.workspaceRoot;
  return [
    ...(folders[0] === undefined ? [] : rows("project", project, join(folders[0], PLAIN_FILE))),
    ...(root === undefined ? [] : rows("workspace", findConfigFiles(root), join(root, PLAIN_FILE))),
    ...rows("user", findUserConfig(user), user),
  ];
}

function userFile(env: ConfigRequest["env"]): string {
  return userConfigFile({ env, platform: process.platform, home: homedir(), flavour: path });
}

/** Adds the settings of one place, of which there may be one file; gives false where there is none. Of two neither counts: nobody knows which was meant. */
function addFiles(load: Load, { found, source }: { readonly found: readonly FoundConfig[]; readonly source: ConfigSource }, request: ConfigRequest): boolean {
  const [first, second] = found;
  if (first === undefined) return false;
  const shown = shownPath(request.cwd, (second ?? first).path);
  if (second !== undefined) {
    const message = `Unexpected second settings file \`${basename(second.path)}\` beside \`${basename(first.path)}\`, expected one: neither counts`;
    load.findings.push(configFinding({ text: "", file: shown }, { message, hint: "Keep one of them." }));
    return true;
  }
  const read = readConfigFile(first, { shown, ruleNames: request.ruleNames, runCode: request.runCode, env: request.env });
  if (read.ok) {
    load.findings.push(...read.value.findings);
    addValues(load, read.value.values, { source, name: first.path });
  } else load.problems.push(read.problem);
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
