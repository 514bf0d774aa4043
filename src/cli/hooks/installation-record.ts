import { join } from "node:path";
import type { SettingsPlace, SettingsScope } from "../../agents/hook-settings.ts";
import { readText } from "../../disk/files/read-text.ts";
import { findStateFolder } from "../../disk/lock/state-folder.ts";

/** What installing found of one file, and what it made of it. */
export interface InstalledFile {
  /** Digest of what was written; the file is given back whole only while it has it. */
  readonly written: string;
  /** What stood there, `null` for no file; absent where taking our lines out gives just that. */
  readonly found?: string | null;
  /** How many characters go from the end too, once our lines are out, to have what stood there. */
  readonly cut?: number;
  /** Folders that were made for it, the outer one first. */
  readonly folders: readonly string[];
  /** Whether its folder was there with nothing in it, and so stays when the file goes. */
  readonly inEmpty?: boolean;
  /** The folder that became trusted with it, for Codex's `config.toml`. */
  readonly trusted?: string;
}

/** Everything that installing did in a project, or for a user. */
export interface InstallationRecord {
  /** Folders that were made for the record itself, the outer one first. */
  readonly folders: readonly string[];
  /** By the files' absolute paths. */
  readonly files: Readonly<Record<string, InstalledFile>>;
}

/** The record of a place where nothing was installed. */
export const EMPTY_RECORD: InstallationRecord = { folders: [], files: {} };

const FILE = "installed-hooks.json";

/** Path of a scope's record: in the project's state folder, or in the user's own. */
export function recordPath(scope: SettingsScope, place: SettingsPlace): string {
  return join(scope === "user" ? userStateFolder(place) : findStateFolder(place.project), FILE);
}

/** Where the state of a user lies that belongs to no project. */
function userStateFolder({ home, env }: SettingsPlace): string {
  const base = env["XDG_STATE_HOME"] ?? env["LOCALAPPDATA"] ?? "";
  return join(base === "" ? join(home, ".local", "state") : base, "agent-relay");
}

/** Reads what was installed; a record that is missing or damaged counts as empty, which costs no more than exactness. */
export function loadRecord(path: string): InstallationRecord {
  const file = readText(path);
  return file.ok ? parseRecord(file.value.text) : EMPTY_RECORD;
}

function parseRecord(text: string): InstallationRecord {
  try {
    const { folders, files } = JSON.parse(text) as Record<string, unknown>;
    if (typeof files !== "object" || files === null) return EMPTY_RECORD;
    const entries = Object.entries(files).flatMap(([path, value]) => {
      const file = parseFile(value);
      return file === undefined ? [] : [[path, file] as const];
    });
    return { folders: textsOf(folders), files: Object.fromEntries(entries) };
  } catch {
    return EMPTY_RECORD;
  }
}

function parseFile(value: unknown): InstalledFile | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { written, found, cut, folders, inEmpty, trusted } = value as Record<string, unknown>;
  if (typeof written !== "string") return undefined;
  return {
    written,
    folders: textsOf(folders),
    ...(typeof found === "string" || found === null ? { found } : {}),
    ...(typeof cut === "number" && cut > 0 ? { cut } : {}),
    ...(inEmpty === true ? { inEmpty } : {}),
    ...(typeof trusted === "string" ? { trusted } : {}),
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
