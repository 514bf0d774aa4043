import { RULE_CRASHED, SUPPRESSION_VALID } from "../../src/workflow/rules/own-rules.ts";
import type { RuleExamples, WorkflowRuleCard } from "../../src/workflow/rules/rule.ts";
import { SCRIPT_RULES } from "../../src/workflow/rules/script/script-rules.ts";
import { WORKFLOW_RULES } from "../../src/workflow/rules/workflow-rules.ts";

/** Makes the page of the rules of workflows from what they say of themselves; their examples are run by test/workflow/rules. */
export const workflowRules = { path: "docs/workflow-rules.md", produce };

type Documented = WorkflowRuleCard & { readonly examples: RuleExamples };

function produce(): string {
  return `${HEAD}

${table(WORKFLOW_RULES)}

## Of scripts

These look at the text of a workflow in TypeScript or JavaScript, before it is run; what the script builds is held against the rules above.

${table(SCRIPT_RULES)}

## The runner's own

No comment silences these.

| rule | severity | checks |
| --- | --- | --- |
${[RULE_CRASHED, SUPPRESSION_VALID].map((rule) => row(rule, `\`${rule.name}\``)).join("\n")}

${WORKFLOW_RULES.map((rule) => section(rule, "yaml")).join("\n\n")}

${SCRIPT_RULES.map((rule) => section(rule, "js")).join("\n\n")}
`;
}

const HEAD = `<!-- Made by \`npm run generate\` from src/workflow/rules; do not edit. -->

# Rules of workflows

A workflow that can run may still waste hours or money. These rules find what mostly does; none of them keeps a workflow from running. \`agent-relay run --dry-run\`
shows what they find, with the errors that do.

A comment above the line switches a rule off there, with a reason behind the colon. It covers the next line and the text that begins on it:

\`\`\`yaml
# agent-relay-disable-next-line task-short: the style guide has to be whole
task: |
\`\`\`

\`# agent-relay-disable RULE: reason\` covers everything down to \`# agent-relay-enable RULE\`, or to the end of the file. In scripts the same words stand behind \`//\`. A
comment without a reason, for a rule that does not exist, or where nothing is found, is a finding itself.

## Of workflows`;

function table(rules: readonly Documented[]): string {
  return `| rule | severity | checks |
| --- | --- | --- |
${rules.map((rule) => row(rule, `[\`${rule.name}\`](#${rule.name})`)).join("\n")}`;
}

function row({ severity, summary }: Pick<WorkflowRuleCard, "summary"> & { readonly severity: string }, name: string): string {
  return `| ${name} | ${severity} | ${summary.replaceAll("|", "\\|")} |`;
}

function section({ name, severity, summary, why, examples }: Documented, language: string): string {
  return `## ${name}

${summary} (${severity})

${why}

Wrong:

\`\`\`${language}
${shown(examples.wrong)}
\`\`\`

Right:

\`\`\`${language}
${shown(examples.right)}
\`\`\``;
}

const MOST_LINES = 18;

/** An example that is wrong by its length is shown by its ends. */
function shown(example: string): string {
  const lines = example.trimEnd().split("\n");
  if (lines.length <= MOST_LINES) return lines.join("\n");
  const last = lines.at(-1) ?? "";
  return [...lines.slice(0, 7), last.replace(/\S.*$/u, "…"), last].join("\n");
}
