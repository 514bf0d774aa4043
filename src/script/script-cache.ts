import { mkdirSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { makeFolders } from "../disk/files/make-folders.ts";

/** Makes the private folder, in the user's cache folder, that keeps what was made of scripts; undefined where there is none or `AGENT_RELAY_CODE_CACHE` is `off`. */
export function scriptCache(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  if (environment["AGENT_RELAY_CODE_CACHE"] === "off") return undefined;
  const base = process.platform === "win32" ? environment["LOCALAPPDATA"] : (environment["XDG_CACHE_HOME"] ?? below(environment["HOME"]));
  if (base === undefined || !isAbsolute(base)) return undefined;
  const folder = join(base, "agent-relay", "scripts");
  try {
    makeFolders(dirname(folder));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    return undefined;
  }
}

function below(home: string | undefined): string | undefined {
  return home === undefined || home === "" ? undefined : join(home, ".cache");
}
