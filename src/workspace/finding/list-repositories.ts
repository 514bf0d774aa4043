import { readdirSync } from "node:fs";
import { join } from "node:path";
import { findRepository } from "./find-repository.ts";

/** Names of the folders directly below one that are git working trees of their own, sorted; links and folders that begin with a dot are left out. */
export function listRepositories(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name);
    return names.filter((name) => findRepository(join(folder, name))?.root === join(folder, name)).sort();
  } catch {
    return [];
  }
}
