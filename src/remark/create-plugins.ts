import { createLineIndex } from "../diagnostic/position.ts";
import { BUILT_IN_RULES, SUPPRESSION_VALID } from "../lint/built-in-rules.ts";
import type { Rule, RuleCard } from "../lint/rule.ts";
import type { RuleSettings } from "../lint/rule-settings.ts";
import { meant, quoted } from "../lint/words.ts";
import { AGENT_NAMES } from "../protocol/agent-name.ts";
import { addMessage } from "./add-message.ts";
import { lintText } from "./lint-text.ts";
import type { RemarkFile } from "./remark-file.ts";
import type { RemarkAgentRelayOptions, RemarkPlugin, RemarkSurroundings, RemarkTree } from "./remark-plugin.ts";
import { readRuleConfig, type RemarkRuleConfig } from "./rule-config.ts";

/** What the plugins are made of. */
export interface PluginParts {
  readonly rules: readonly Rule[];
  /** Gives the page of a rule that stands in `validators`. */
  readonly pageOf: (rule: string) => string;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/** The plugins in their two forms: all rules at once, or one. */
export interface Plugins {
  readonly all: RemarkPlugin<RemarkAgentRelayOptions>;
  one(name: string, surroundings?: RemarkSurroundings): RemarkPlugin<RemarkRuleConfig>;
}

/** Creates the plugins over a table of rules. */
export function createPlugins(parts: PluginParts): Plugins {
  return {
    all: (options) => transformer({ parts, rules: parts.rules, settings: readSettings(options?.rules ?? {}, parts.rules), surroundings: options ?? {} }),
    one: (name, surroundings = {}) => {
      const rule = ruleNamed(name, parts.rules);
      return (config) => {
        const setting = readRuleConfig(rule, config);
        if (setting.severity === "off") return undefined;
        // Comments speak of all rules; of one alone nobody can say which of them are needed.
        return transformer({ parts, rules: [rule], settings: { [rule.name]: setting, [SUPPRESSION_VALID.name]: "off" }, surroundings });
      };
    },
  };
}

interface Linting {
  readonly parts: PluginParts;
  readonly rules: readonly Rule[];
  readonly settings: RuleSettings;
  readonly surroundings: RemarkSurroundings;
}

function transformer({
  parts,
  rules,
  settings,
  surroundings: { agents = [], world, now = parts.now },
}: Linting): (tree: RemarkTree, file: RemarkFile) => undefined {
  const pages = new Map(rules.map(({ name }) => [name, parts.pageOf(name)]));
  const known = [...new Set([...AGENT_NAMES, ...agents])];
  return (_tree, file) => {
    if (file.path === undefined) return undefined;
    const text = file.toString();
    const found = lintText({ path: file.path.replaceAll("\\", "/"), text, known: () => ({ ...world?.(file), now: now(), agents: known }) }, rules, settings);
    if (found.length === 0) return undefined;
    const linted = { text, lines: createLineIndex(text), pages };
    for (const diagnostic of found) addMessage(file, diagnostic, linted);
    return undefined;
  };
}

function readSettings(configs: Readonly<Record<string, RemarkRuleConfig>>, rules: readonly Rule[]): RuleSettings {
  const cards: readonly RuleCard[] = [...BUILT_IN_RULES, ...rules];
  return Object.fromEntries(Object.entries(configs).map(([name, config]) => [name, readRuleConfig(ruleNamed(name, cards), config)]));
}

function ruleNamed<Card extends RuleCard>(name: string, cards: readonly Card[]): Card {
  const card = cards.find((known) => known.name === name);
  if (card !== undefined) return card;
  const near = meant(
    name,
    cards.map((known) => known.name),
  );
  throw new Error(`Unexpected rule ${quoted(name)}, expected ${near === undefined ? "one of docs/rules.md" : quoted(near)}`);
}
