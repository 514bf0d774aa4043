import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { DOCS_FOLDER, compareHandoffNames, isHandoffName } from "../finding/handoff-names.ts";

/** A project that lies on the disk. `path` is its folder relative to the root, with `/`; `file` its handoff file's path, with the system's separator. */
export interface FoundProject {
  readonly path: string;
  readonly file: string;
}

/** How to look. */
export interface FindOptions {
  /** How many folders deep; 1 looks at the children of the root. */
  readonly depth: number;
  /** Folders that are known, relative to the root, with `/`; they are not reported and not entered. */
  readonly indexed?: Iterable<string>;
}

/** Folders that hold other people's projects. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "vendor", "bower_components", "__pycache__"]);

/**
 * Finds the projects below a workspace root that its index does not name, sorted by path. It never looks below a project's folder, nor into `node_modules`, folders that begin with a dot and
 * symbolic links. Folders that cannot be listed are passed over. One listing a folder, and no other call for a folder that is a project.
 */
export function findUnindexedProjects(root: string, options: FindOptions): readonly FoundProject[] {
  const search: Search = { root, known: new Set(options.indexed), found: [] };
  for (const name of folderNames(root)) look(name, options.depth, search);
  return search.found.sort((left, right) => (left.path < right.path ? -1 : 1));
}

interface Search {
  readonly root: string;
  readonly known: ReadonlySet<string>;
  readonly found: FoundProject[];
}

function look(path: string, depth: number, search: Search): void {
  if (depth < 1 || search.known.has(path)) return;
  const folder = join(search.root, path);
  const names = listNames(folder);
  const file = handoffAmong(names) ?? handoffInDocs(folder, names);
  if (file !== undefined) search.found.push({ path, file: join(folder, file) });
  else if (depth > 1) for (const name of folderNames(folder)) look(`${path}/${name}`, depth - 1, search);
}

function handoffAmong(names: readonly string[]): string | undefined {
  let best: string | undefined;
  for (const name of names) {
    if (isHandoffName(name) && (best === undefined || compareHandoffNames(name, best) < 0)) best = name;
  }
  return best;
}

function handoffInDocs(folder: string, names: readonly string[]): string | undefined {
  const docs = names.find((name) => name.toLowerCase() === DOCS_FOLDER);
  if (docs === undefined) return undefined;
  const file = handoffAmong(listNames(join(folder, docs)));
  return file === undefined ? undefined : join(docs, file);
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function folderNames(folder: string): readonly string[] {
  return listEntries(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !SKIPPED.has(entry.name))
    .map((entry) => entry.name);
}

function listEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
