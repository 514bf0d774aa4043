import { WORKFLOW_RULES } from "../../../src/workflow/rules/workflow-rules.ts";
import type { MistakeCase } from "./mistake-case.ts";

/** The examples that our rules carry: ours find them by construction. */
export const RULE_EXAMPLES: readonly MistakeCase[] = WORKFLOW_RULES.map(({ name, examples }) => ({ mistake: `rule ${name}`, ...examples }));
