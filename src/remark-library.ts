/**
 * The rules of AgentRelay as plugins of remark, for a configuration of one's own beside remark-lint's: all of them at once, or one by one.
 *
 * @packageDocumentation
 */

import { RULES } from "../validators/index.ts";
import { createPlugins } from "./remark/create-plugins.ts";
import type { RemarkAgentRelayOptions, RemarkPlugin, RemarkSurroundings } from "./remark/remark-plugin.ts";
import type { RemarkRuleConfig } from "./remark/rule-config.ts";
import { utcSeconds } from "./util/utc-seconds.ts";

export type { RuleOptions } from "./lint/rule.ts";
export type { RemarkWorld } from "./remark/file-world.ts";
export type { RemarkFile, RemarkMessage, RemarkPlace, RemarkPoint } from "./remark/remark-file.ts";
export type { RemarkLevel, RemarkRuleConfig } from "./remark/rule-config.ts";
export type { RemarkAgentRelayOptions, RemarkPlugin, RemarkSurroundings, RemarkTree } from "./remark/remark-plugin.ts";

const plugins = createPlugins({
  rules: RULES,
  pageOf: (rule) => new URL(`../validators/${rule}/README.md`, import.meta.url).href,
  now: () => utcSeconds(Date.now()),
});
const kept = new Map<string, RemarkPlugin<RemarkRuleConfig>>();

/** The names of all rules. */
export const REMARK_RULE_NAMES: readonly string[] = RULES.map(({ name }) => name);

/** The plugin with all rules, each with its own severity unless the options say otherwise. Files that are none of the protocol's are left alone. */
export const remarkAgentRelay: RemarkPlugin<RemarkAgentRelayOptions> = plugins.all;

/**
 * Gives the plugin of one rule, which is set in the form of remark-lint's rules. Without surroundings it is the same plugin for the same name every time, so that a later `use` sets it anew.
 *
 * @throws Error for a name that is no rule's.
 */
export function remarkAgentRelayRule(name: string, surroundings?: RemarkSurroundings): RemarkPlugin<RemarkRuleConfig> {
  if (surroundings !== undefined) return plugins.one(name, surroundings);
  const plugin = kept.get(name) ?? plugins.one(name);
  kept.set(name, plugin);
  return plugin;
}

// oxlint-disable-next-line import/no-default-export -- remark-cli and .remarkrc name a module and take its default export
export { remarkAgentRelay as default };
