import { isAbsolute, join } from "node:path";

/** What the place of the code cache depends on. */
export interface CacheFolderOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Tells builds and Node versions apart, whose compiled code does not mix; safe in a path. */
  readonly build: string;
}

/** Gives the private folder that holds compiled code, in the user's cache folder; undefined where there is none or `AGENT_RELAY_CODE_CACHE` is `off`. */
export function cacheFolder({ env, platform, build }: CacheFolderOptions): string | undefined {
  if (env["AGENT_RELAY_CODE_CACHE"] === "off") return undefined;
  const base = platform === "win32" ? env["LOCALAPPDATA"] : (env["XDG_CACHE_HOME"] ?? below(env["HOME"]));
  return base === undefined || !isAbsolute(base) ? undefined : join(base, "agent-relay", "code", build);
}

function below(home: string | undefined): string | undefined {
  return home === undefined || home === "" ? undefined : join(home, ".cache");
}
