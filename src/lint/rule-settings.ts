import type { Severity } from "../diagnostic/diagnostic.ts";
import type { RuleOptions } from "./rule.ts";

/** A rule's setting as it is used. */
export interface ResolvedSetting {
  readonly severity: "off" | Severity;
  readonly options: RuleOptions;
}

/** How a configuration sets one rule: `"off"`, a severity, either with options, or the two as an object. */
export type RuleSetting = "off" | Severity | readonly ["off" | Severity, RuleOptions] | ResolvedSetting;

/** The settings of a configuration, by rule name; rules that are not named keep their own severity. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Gives a rule's severity and options under the settings of a configuration. */
export function resolveSetting(rule: { readonly name: string; readonly severity: Severity }, settings: RuleSettings): ResolvedSetting {
  const setting = Object.hasOwn(settings, rule.name) ? settings[rule.name] : undefined;
  if (setting === undefined) return { severity: rule.severity, options: {} };
  if (typeof setting === "string") return { severity: setting, options: {} };
  return "severity" in setting ? setting : { severity: setting[0], options: setting[1] };
}
