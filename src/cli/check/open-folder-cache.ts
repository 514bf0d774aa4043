import { statSync } from "node:fs";
import type { Rule } from "../../lint/rule.ts";
import type { Config } from "../../workspace/config/config.ts";
import { userCacheFile } from "../../workspace/discovery/user-cache-file.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import type { CommandIo } from "../io.ts";
import { createFolderCache, type FolderCache } from "./folder-cache.ts";

/** What the results of a run depend on. */
export interface CacheFacts {
  readonly rules: readonly Rule[];
  readonly config: Config;
  readonly ignoreFolder: string;
  readonly agents: readonly string[];
}

/**
 * Opens the cache of earlier results for the folder a command runs in; undefined for a user without a cache. It lies in the user's own, since what is found must not depend on
 * what somebody puts into the workspace.
 */
export function openFolderCache(io: CommandIo, { rules, config, ignoreFolder, agents }: CacheFacts): FolderCache | undefined {
  const file = userCacheFile({ env: io.env, platform: process.platform }, "check", `${sha256(io.cwd).slice(0, 32)}.json`);
  if (file === undefined) return undefined;
  const settings = [config.rules, config.ignore, ignoreFolder, agents, rules.map(({ name, severity }) => [name, severity])];
  return createFolderCache({
    file,
    version: `3 ${io.version} ${programMark()} ${sha256(JSON.stringify(settings))} ${io.cwd}`,
    timely: new Set(rules.filter(({ timely }) => timely === true).map(({ name }) => name)),
    nowMs: () => Date.parse(io.now()),
  });
}

/** Tells builds of one version apart. */
function programMark(): string {
  try {
    const { mtimeMs, size } = statSync(process.argv[1] ?? "");
    return `${mtimeMs}:${size}`;
  } catch {
    return "";
  }
}
