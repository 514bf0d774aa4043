type Schema = Readonly<Record<string, unknown>>;

/** Names what of a value a schema does not allow: the words of JSON Schema that Codex's schemas use, and an error for all others. */
export function schemaProblems(schema: unknown, value: unknown, root: unknown = schema): readonly string[] {
  if (schema === true) return [];
  const rules = schema as Schema;
  return Object.entries(rules).flatMap(([word, rule]) => {
    const check = WORDS[word];
    if (check === undefined) throw new Error(`Unknown word of a schema: ${word}`);
    return check(rule, value, { rules, root });
  });
}

interface Scene {
  readonly rules: Schema;
  readonly root: unknown;
}

const nothing = (): readonly string[] => [];

const WORDS: Readonly<Record<string, (rule: unknown, value: unknown, scene: Scene) => readonly string[]>> = {
  $schema: nothing,
  title: nothing,
  description: nothing,
  default: nothing,
  definitions: nothing,
  $ref: (rule, value, { root }) => schemaProblems((root as { definitions: Schema }).definitions[String(rule).replace("#/definitions/", "")], value, root),
  allOf: (rule, value, { root }) => (rule as Schema[]).flatMap((part) => schemaProblems(part, value, root)),
  type: (rule, value) => ([rule].flat().includes(typeOf(value)) ? [] : [`is ${typeOf(value)}, not ${String(rule)}`]),
  const: (rule, value) => (rule === value ? [] : [`is not ${String(rule)}`]),
  enum: (rule, value) => ((rule as unknown[]).includes(value) ? [] : [`is none of ${String(rule)}`]),
  required: (rule, value) => (rule as string[]).filter((name) => !(name in (value as object))).map((name) => `misses ${name}`),
  additionalProperties: (rule, value, { rules }) =>
    (rule === false ? Object.keys(value as object).filter((name) => !(name in (rules["properties"] as object))) : []).map((name) => `has ${name}`),
  properties: (rule, value, { root }) =>
    Object.entries(value as object).flatMap(([name, item]) => {
      const part = (rule as Schema)[name];
      return part === undefined ? [] : schemaProblems(part, item, root).map((problem) => `${name} ${problem}`);
    }),
};

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
