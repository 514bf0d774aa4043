import { BUILT_IN_RULES } from "../../src/lint/built-in-rules.ts";
import type { RuleCard } from "../../src/lint/rule.ts";
import { RULES } from "../../validators/index.ts";

/** Makes the catalogue of the rules from what they say of themselves. */
export const rulesReference = { path: "docs/rules.md", produce };

function produce(): string {
  return `${HEAD}

${TABLE_HEAD}
${RULES.map((rule) => row(rule, `[${rule.name}](../validators/${rule.name}/README.md)`)).join("\n")}

## The runner's own

No comment in a file suppresses these.

${TABLE_HEAD}
${BUILT_IN_RULES.map((rule) => row(rule, rule.name)).join("\n")}
`;
}

const HEAD = `<!-- Made by \`npm run generate\` from validators; do not edit. -->

# Rules

What \`agent-relay check\` looks for. Each rule's page says why, and shows right and wrong examples, which are its tests. [check.md](check.md) tells how to
run it, set severities and switch rules off in a file.`;

const TABLE_HEAD = `| rule | severity | \`--fix\` | looks at | checks |
| --- | --- | --- | --- | --- |`;

function row({ severity, fixable, kinds, summary }: RuleCard, name: string): string {
  const files = kinds.length === 5 ? "all files" : kinds.join(", ");
  return `| ${name} | ${severity} | ${fixable === true ? "yes" : ""} | ${files} | ${summary.replaceAll("|", "\\|")} |`;
}
