import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Makes the table of rules from the folders of `validators` that hold a rule. */
export const validatorsTable = { path: "validators/index.ts", produce };

function produce(): string {
  const names = readdirSync("validators")
    .filter((name) => existsSync(join("validators", name, "rule.ts")))
    .sort();
  const imports = names.map((name) => `import { rule as ${identifier(name)} } from "./${name}/rule.ts";`);
  return `import type { Rule } from "../src/lint/rule.ts";
${imports.join("\n")}

/** Every rule, in the order of their names. Made by \`npm run generate\` from the folders beside this file. */
export const RULES: readonly Rule[] = [
${names.map((name) => `  ${identifier(name)},`).join("\n")}
];
`;
}

function identifier(name: string): string {
  return name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
