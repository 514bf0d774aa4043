import { join } from "node:path";
import { readText } from "../../disk/files/read-text.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { type FileMark, isMarkSettled } from "./file-mark.ts";

/** Values worked out from files, kept between runs. `Value` must be plain JSON. */
export interface FileCache<Value> {
  /** The value kept for a path, if the file is still as it was. */
  get(path: string, mark: FileMark): Value | undefined;
  /** Keeps a value; one for a file that changed just now is not kept. */
  set(path: string, mark: FileMark, value: Value): void;
  /** Writes what was asked for or set since it was opened, if anything changed; trouble is ignored, a cache may be lost. */
  save(): void;
}

/** How a cache is opened. `version` says what the values mean: another one empties it; `check` turns away what is not such a value. */
export interface CacheOptions<Value> {
  readonly version: string;
  readonly check: (value: unknown) => value is Value;
  readonly nowMs?: () => number;
}

/** No cache grows beyond this many files. */
const MAX_FILES = 50_000;

/** Opens a cache of a workspace, below `.agent-relay/cache`. A missing, damaged or other version's file is an empty cache; nothing is created before `save`. */
export function createFileCache<Value>(home: string, options: CacheOptions<Value> & { readonly name: string }): FileCache<Value> {
  const inside = join("cache", `${options.name}.json`);
  const place = (): string | undefined => {
    const state = ensureStateFolder(home);
    return state.ok ? join(state.value, inside) : undefined;
  };
  return createCache(join(findStateFolder(home), inside), place, options);
}

/** Opens a cache in a file anywhere; the folders above it are made when it is saved. */
export function createCacheFile<Value>(file: string, options: CacheOptions<Value>): FileCache<Value> {
  return createCache(file, () => file, options);
}

/** `place` says where to write, undefined where that is nowhere. */
function createCache<Value>(file: string, place: () => string | undefined, options: CacheOptions<Value>): FileCache<Value> {
  const kept = loadEntries(file, options.version);
  const used = new Map<string, readonly [FileMark, Value]>();
  let changed = false;
  return {
    get(path, mark) {
      const entry = kept.get(path);
      if (!Array.isArray(entry) || entry[0] !== mark || !options.check(entry[1])) return undefined;
      used.set(path, [mark, entry[1]]);
      return entry[1];
    },
    set(path, mark, value) {
      if (!isMarkSettled(mark, (options.nowMs ?? Date.now)()) || used.size >= MAX_FILES) return;
      used.set(path, [mark, value]);
      changed = true;
    },
    save() {
      const path = changed ? place() : undefined;
      if (path !== undefined) writeMachineFile(path, JSON.stringify({ version: options.version, files: Object.fromEntries(used) }));
    },
  };
}

function loadEntries(file: string, version: string): ReadonlyMap<string, unknown> {
  const text = readText(file);
  if (!text.ok) return new Map();
  try {
    const value: unknown = JSON.parse(text.value.text);
    if (typeof value !== "object" || value === null || !("version" in value) || value.version !== version) return new Map();
    return new Map("files" in value && typeof value.files === "object" ? Object.entries(value.files ?? {}) : []);
  } catch {
    return new Map();
  }
}
