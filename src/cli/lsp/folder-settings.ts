import type { Rule } from "../../lint/rule.ts";
import type { Config } from "../../workspace/config/config.ts";
import { knownAgents } from "../check/create-check-context.ts";
import { loadCheckConfig } from "../check/load-check-config.ts";
import type { CommandIo } from "../io.ts";

/** The settings that count in a folder. */
export interface FolderSettings {
  readonly config: Config;
  /** All agents known there, the built-in ones included. */
  readonly agents: readonly string[];
  isIgnored(path: string): boolean;
}

/** Settings by folder, read once until they are forgotten. */
export interface SettingsCache {
  of(folder: string): Promise<FolderSettings>;
  forget(): void;
}

/** Creates the cache; what is wrong with settings is told to `complain`, one sentence a call. */
export function createSettingsCache(io: CommandIo, rules: readonly Rule[], complain: (sentence: string) => void): SettingsCache {
  const known = new Map<string, Promise<FolderSettings>>();
  return {
    of(folder) {
      const found = known.get(folder) ?? load({ ...io, cwd: folder, out: complain, err: complain }, rules, complain);
      known.set(folder, found);
      return found;
    },
    forget: () => known.clear(),
  };
}

async function load(io: CommandIo, rules: readonly Rule[], complain: (sentence: string) => void): Promise<FolderSettings> {
  const { config, findings, isIgnored } = await loadCheckConfig(io, rules);
  for (const { file, line, message } of findings) complain(`${file}:${line} ${message}`);
  return { config, agents: knownAgents(config), isIgnored };
}
