import { PROBLEM_RULES } from "../../checked/problem-rules.ts";
import { RULE_CRASHED, SUPPRESSION_VALID } from "../own-rules.ts";
import { WORKFLOW_RULES } from "../workflow-rules.ts";

/** Names of the rules that comments may silence although a setting made them errors. */
export const LINT_RULES: ReadonlySet<string> = new Set(WORKFLOW_RULES.map(({ name }) => name));

/** Names of all rules that look at a workflow, whatever its notation. */
export const KNOWN_RULES: ReadonlySet<string> = new Set([...LINT_RULES, ...Object.keys(PROBLEM_RULES), RULE_CRASHED.name, SUPPRESSION_VALID.name]);
