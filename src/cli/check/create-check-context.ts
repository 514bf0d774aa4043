import type { Rule } from "../../lint/rule.ts";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import type { Config } from "../../workspace/config/config.ts";
import type { CommandIo } from "../io.ts";
import type { CheckContext } from "./check-context.ts";
import { createHistory } from "./history.ts";
import type { CheckConfig } from "./load-check-config.ts";

/** What a run's context is made of; it works in the command's folder, mends nothing and reads the disk unless told. */
export interface ContextOptions extends Partial<Pick<CheckContext, "cwd" | "fix" | "overlay" | "cache">> {
  readonly rules: readonly Rule[];
  readonly loaded: Pick<CheckConfig, "config" | "isIgnored">;
}

/** Creates the context of one run of `check`, with nothing looked up yet. */
export function createCheckContext(io: CommandIo, { rules, loaded, ...more }: ContextOptions): CheckContext {
  return {
    cwd: io.cwd,
    rules,
    settings: loaded.config.rules,
    now: io.now(),
    agents: knownAgents(loaded.config),
    fix: "none",
    history: createHistory(),
    isIgnored: (path) => loaded.isIgnored(path),
    ...more,
  };
}

/** Gives the names of all agents known under these settings, the built-in ones first. */
export function knownAgents({ agents }: Pick<Config, "agents">): readonly string[] {
  return [...new Set<string>([...AGENT_NAMES, ...agents])];
}
