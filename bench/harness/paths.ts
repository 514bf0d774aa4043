import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** Where benches keep peers they installed; ignored by git. */
export function cacheFolder(name: string): string {
  const folder = join(REPOSITORY, "node_modules", ".cache", "agent-relay-bench", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The built command. @throws Error where nothing was built yet. */
export function builtCommand(): string {
  const path = join(REPOSITORY, "dist", "cli", "agent-relay.cjs");
  if (!existsSync(path)) throw new Error('Cannot measure the command: "dist/cli/agent-relay.cjs" does not exist; run `npm run build`');
  return path;
}
