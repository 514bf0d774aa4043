import { BUILT_IN_RULES } from "../../lint/built-in-rules.ts";
import type { Rule } from "../../lint/rule.ts";
import { WORKFLOW_RULE_NAMES } from "../../workflow/rules/workflow-rule-names.ts";

/** Lists the names that `rules` of the settings may speak of: those of the given rules, the runner's own and those of workflows. */
export function knownRules(rules: readonly Pick<Rule, "name">[]): readonly string[] {
  return [...[...BUILT_IN_RULES, ...rules].map(({ name }) => name), ...WORKFLOW_RULE_NAMES];
}
