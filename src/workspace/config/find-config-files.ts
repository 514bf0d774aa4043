import { lstatSync } from "node:fs";
import { join } from "node:path";
import { readBytes } from "../../disk/files/read-bytes.ts";
import { PACKAGE_FILE, packageHasSettings } from "./package-has-settings.ts";

/** How a settings' file is written; `package` is a key of a `package.json`. */
export type ConfigNotation = "json" | "yaml" | "package" | "code";

/** A settings' file that lies in a folder. */
export interface FoundConfig {
  readonly path: string;
  readonly notation: ConfigNotation;
}

const CONFIG_STEM = "agent-relay.config";

type Ending = readonly [ending: string, notation: ConfigNotation];
const DATA: readonly Ending[] = [
  ["json", "json"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
];
const ALL: readonly Ending[] = [...DATA, ...["ts", "mts", "js", "mjs", "cjs"].map((ending) => [ending, "code"] as const)];

/** Names that settings of a project or workspace may have, `package.json` aside, the plainest first. */
export const CONFIG_FILES: readonly string[] = ALL.map(([ending]) => `${CONFIG_STEM}.${ending}`);

/** A larger `package.json` is not looked into: 1 MB. */
const PACKAGE_LIMIT = 1_048_576;

/** Finds the settings of a project or workspace that lie in a folder; more than one is a person's mistake. */
export function findConfigFiles(folder: string): readonly FoundConfig[] {
  const found = existing(join(folder, CONFIG_STEM), ALL);
  const path = join(folder, PACKAGE_FILE);
  return exists(path) && holdsSettings(path) ? [...found, { path, notation: "package" }] : found;
}

/** Finds the user's own settings, by the path they have in JSON; code does not count among them, for nothing that must be quick could read it. */
export function findUserConfig(jsonFile: string): readonly FoundConfig[] {
  return existing(jsonFile.slice(0, -".json".length), DATA);
}

function existing(stem: string, endings: readonly Ending[]): readonly FoundConfig[] {
  const found: FoundConfig[] = [];
  for (const [ending, notation] of endings) {
    const path = `${stem}.${ending}`;
    if (exists(path)) found.push({ path, notation });
  }
  return found;
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** What is wrong with a `package.json` is told by those whose it is. */
function holdsSettings(path: string): boolean {
  const read = readBytes(path, PACKAGE_LIMIT);
  return read.ok && packageHasSettings(read.value.content);
}
