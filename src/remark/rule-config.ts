import type { Severity } from "../diagnostic/diagnostic.ts";
import type { RuleOptions } from "../lint/rule.ts";
import type { ResolvedSetting } from "../lint/rule-settings.ts";

/** How much a rule weighs, in the words of remark-lint and in those of `agent-relay.config.json`; `on` and `true` leave a rule its own severity. */
export type RemarkLevel = boolean | 0 | 1 | 2 | "off" | "on" | "info" | "warn" | "warning" | "error";

/** How a user sets one rule: `"error"`, `["warn", { tokens: 8000 }]`, `[2]`, `false`, or options alone. */
export type RemarkRuleConfig = RemarkLevel | readonly [level: RemarkLevel, options?: RuleOptions] | RuleOptions;

const LEVELS: ReadonlyMap<unknown, Severity | "off" | "own"> = new Map<RemarkLevel, Severity | "off" | "own">([
  [false, "off"],
  [0, "off"],
  ["off", "off"],
  [true, "own"],
  ["on", "own"],
  ["info", "info"],
  [1, "warning"],
  ["warn", "warning"],
  ["warning", "warning"],
  [2, "error"],
  ["error", "error"],
]);

/**
 * Reads how a user set a rule, in the form of remark-lint's rules.
 *
 * @throws Error for a severity that is none, as remark-lint's rules do: the configuration is wrong, and no file.
 */
export function readRuleConfig(rule: { readonly name: string; readonly severity: Severity }, config: unknown): ResolvedSetting {
  if (config === undefined || config === null) return { severity: rule.severity, options: {} };
  const [level, options] = partsOf(config);
  const severity = LEVELS.get(level);
  if (severity === undefined) throw unexpected(`severity \`${JSON.stringify(level)}\` of`, rule.name, "`off`, `on`, `info`, `warn` or `error`");
  if (options !== undefined && options !== null && !isOptions(options)) throw unexpected("options of", rule.name, "an object");
  return { severity: severity === "own" ? rule.severity : severity, options: options ?? {} };
}

/** A level, options alone, or both. */
function partsOf(config: unknown): readonly unknown[] {
  if (Array.isArray(config)) return config;
  return isOptions(config) ? [true, config] : [config];
}

function isOptions(value: unknown): value is RuleOptions {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unexpected(what: string, rule: string, expected: string): Error {
  return new Error(`Unexpected ${what} the rule \`${rule}\`, expected ${expected}`);
}
