import type { PlatformPath } from "node:path";

/** What is known of a system and its user, to find the user's own settings. */
export interface UserSystem {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
  readonly flavour: PlatformPath;
}

/** Gives the path of the user's own settings: below `%APPDATA%` on Windows, else below `$XDG_CONFIG_HOME` where that is absolute, else below `~/.config`. */
export function userConfigFile(system: UserSystem): string {
  const { env, platform, home, flavour } = system;
  const wanted = platform === "win32" ? env["APPDATA"] : env["XDG_CONFIG_HOME"];
  const usual = platform === "win32" ? flavour.join(home, "AppData", "Roaming") : flavour.join(home, ".config");
  const base = wanted !== undefined && flavour.isAbsolute(wanted) ? wanted : usual;
  return flavour.join(base, "agent-relay", "config.json");
}
