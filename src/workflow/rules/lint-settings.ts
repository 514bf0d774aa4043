import type { Severity } from "../../diagnostic/diagnostic.ts";

/** What a person set for the rules of workflows, by rule name; a rule that is not named keeps its own severity. */
export interface LintSettings {
  readonly rules?: Readonly<Record<string, "off" | Severity>>;
}

/** Says how much what a rule finds weighs under the settings. */
export function severityOf(rule: { readonly name: string; readonly severity: Severity }, { rules = {} }: LintSettings): "off" | Severity {
  return (Object.hasOwn(rules, rule.name) ? rules[rule.name] : undefined) ?? rule.severity;
}
