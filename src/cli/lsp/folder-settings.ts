import type { Rule } from "../../lint/rule.ts";
import type { Config } from "../../workspace/config/config.ts";
import { knownAgents } from "../check/create-check-context.ts";
import { loadCheckConfig } from "../check/load-check-config.ts";
import { settingsRunner } from "../config/settings-runner.ts";
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

/** Creates the cache; what is wrong with settings is told to `complain`, one sentence a call, and not again as long as it stays so. */
export function createSettingsCache(io: CommandIo, rules: readonly Rule[], complain: (sentence: string) => void): SettingsCache {
  const known = new Map<string, Promise<FolderSettings>>();
  const told = new Map<string, ReadonlySet<string>>();
  const loadFor = async (folder: string): Promise<FolderSettings> => {
    const wrong = new Set<string>();
    const note = (sentence: string): void => void wrong.add(sentence);
    const settings = await load({ ...io, cwd: folder, out: note, err: note }, rules, note);
    for (const sentence of wrong) if (told.get(folder)?.has(sentence) !== true) complain(sentence);
    told.set(folder, wrong);
    return settings;
  };
  return {
    of(folder) {
      const found = known.get(folder) ?? loadFor(folder);
      known.set(folder, found);
      return found;
    },
    forget: () => known.clear(),
  };
}

async function load(io: CommandIo, rules: readonly Rule[], complain: (sentence: string) => void): Promise<FolderSettings> {
  const { config, findings, isIgnored } = await loadCheckConfig(io, rules, settingsRunner(io));
  for (const { file, line, message } of findings) complain(`${file}:${line} ${message}`);
  return { config, agents: knownAgents(config), isIgnored };
}
