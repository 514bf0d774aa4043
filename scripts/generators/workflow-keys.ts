import { PATTERN_DEFINITIONS } from "../../src/workflow/patterns/pattern-definitions.ts";
import { createWorkflowJsonSchema } from "../../src/workflow/schema/create-workflow-json-schema.ts";

/** Makes the page of the keys of a workflow file from the schema that reads it. */
export const workflowKeys = { path: "docs/workflow-keys.md", produce };

/** What is read of a JSON Schema. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The parts of a file that have a table of their own, by where they stand. */
const PARTS: readonly (readonly [title: string, path: readonly string[]])[] = [
  ["The file", []],
  ["swarm", ["swarm"]],
  ["agents", ["agents"]],
  ["permissions of an agent or a step", ["agents", "permissions"]],
  ["workflows", ["workflows"]],
  ["steps", ["workflows", "steps"]],
  ["verification", ["workflows", "steps", "verification"]],
  ["preflight", ["preflight"]],
  ["errorHandling", ["errorHandling"]],
  ["coordination", ["coordination"]],
  ["state", ["state"]],
  ["paths", ["paths"]],
  ["trajectories", ["trajectories"]],
];

const OWN_TABLES = new Set(PARTS.flatMap(([, path]) => path.at(-1) ?? []));

function produce(): string {
  const schema = createWorkflowJsonSchema() as Schema;
  return `${HEAD}\n\n${PARTS.map(([title, path]) => section(title, partAt(schema, path))).join("\n\n")}\n\n${patterns()}\n`;
}

function patterns(): string {
  const rows = Object.values(PATTERN_DEFINITIONS).map(({ name, summary, roles }) => {
    const words = roles.flatMap((role) => role.words.slice(0, 1)).map((word) => `\`${word}\``);
    return `| \`${name}\` | ${escape(summary)} | ${words.join(", ")} |`;
  });
  const inOrder = Object.values(PATTERN_DEFINITIONS).flatMap(({ name, order }) => (order === "sequence" ? [`\`${name}\``] : []));
  return `## Patterns\n\nThe steps of a file run as they depend on each other; those of ${inOrder.join(", ")} one after the other. Patterns choose the steps of agents that have tasks and no steps, and who may write to whom; what the others of them do beyond that while they run is still to come. A role is found in an agent's \`role\`.\n\n| pattern | is | roles |\n| --- | --- | --- |\n${rows.join("\n")}`;
}

function section(title: string, part: Schema): string {
  return `## ${title}\n\n| key | takes | says |\n| --- | --- | --- |\n${rowsOf(part, "").join("\n")}`;
}

/** Keys of a key stand behind it, unless they have a table of their own. */
function rowsOf(part: Schema, before: string): readonly string[] {
  const required = new Set(part.required);
  return Object.entries(part.properties ?? {}).flatMap(([key, value]) => {
    const name = `${before}${key}`;
    const says = `${required.has(key) && before === "" ? "**Required.** " : ""}${value.description ?? ""}`;
    const row = `| \`${name}\` | ${escape(takes(value))} | ${escape(says)} |`;
    const inner = OWN_TABLES.has(key) ? undefined : objectOf(value);
    return [row, ...(inner === undefined ? [] : rowsOf(inner, `${name}.`))];
  });
}

function takes(value: Schema): string {
  if (value.enum !== undefined) return value.enum.map((word) => `\`${String(word)}\``).join(", ");
  if (value.const !== undefined) return `\`${JSON.stringify(value.const)}\``;
  if (value.anyOf !== undefined) return [...new Set(value.anyOf.map(takes))].join("; ");
  if (value.type === "array") return `list: ${takes(value.items ?? {})}`;
  const types = [value.type ?? []].flat().map((type) => WORDS[type] ?? type);
  return types.length === 0 ? "anything" : types.join(" or ");
}

const WORDS: Readonly<Record<string, string>> = { string: "text", integer: "whole number", boolean: "`true`, `false`", object: "keys" };

function partAt(schema: Schema, path: readonly string[]): Schema {
  return path.reduce((part, key) => objectOf(part.properties?.[key] ?? {}) ?? {}, schema);
}

/** The object that a value, an entry of a list or one of several forms is. */
function objectOf(value: Schema): Schema | undefined {
  if (value.properties !== undefined) return value;
  if (value.items !== undefined) return objectOf(value.items);
  return value.anyOf?.map(objectOf).find((form) => form !== undefined);
}

function escape(text: string): string {
  return text.replaceAll("|", String.raw`\|`).replaceAll("\n", " ");
}

const HEAD = `<!-- Made by \`npm run generate\` from src/workflow/schema; do not edit. -->

# Keys of workflow files

Every key that a [workflow file](workflows.md) may have. \`agent-relay schema\` prints the same for editors and programs; a key that is not here is an error that says which one was probably meant.`;
