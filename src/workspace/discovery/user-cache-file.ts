import path, { type PlatformPath } from "node:path";

/** What is known of a system and its user, to find the user's own cache. */
export interface CacheSystem {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/**
 * Gives the path of a file in the user's own cache, out of reach of whoever may write in a workspace only: below `%LOCALAPPDATA%` on Windows, else below `$XDG_CACHE_HOME`, else
 * below `~/.cache`; undefined where the environment names none.
 */
export function userCacheFile({ env, platform }: CacheSystem, ...names: readonly string[]): string | undefined {
  const flavour: PlatformPath = platform === "win32" ? path.win32 : path.posix;
  const home = env["HOME"];
  const usual = home === undefined || home === "" ? undefined : flavour.join(home, ".cache");
  const base = platform === "win32" ? env["LOCALAPPDATA"] : (env["XDG_CACHE_HOME"] ?? usual);
  return base === undefined || !flavour.isAbsolute(base) ? undefined : flavour.join(base, "agent-relay", ...names);
}
