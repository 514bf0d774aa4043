import type { UserSystem } from "../config/user-config-file.ts";

/** Gives the path of a file in the user's own cache, out of reach of whoever may write in a workspace: below `%LOCALAPPDATA%` on Windows, else below `$XDG_CACHE_HOME` where that is absolute, else below `~/.cache`. */
export function userCacheFile({ env, platform, home, flavour }: UserSystem, ...names: readonly string[]): string {
  const wanted = platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_CACHE_HOME"];
  const usual = platform === "win32" ? flavour.join(home, "AppData", "Local") : flavour.join(home, ".cache");
  const base = wanted !== undefined && flavour.isAbsolute(wanted) ? wanted : usual;
  return flavour.join(base, "agent-relay", ...names);
}
