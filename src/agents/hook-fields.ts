/** A JSON object of a host, whose fields may be missing or of any type. */
export type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};

/** Takes a value that should be a JSON object as one; anything else has no fields. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : NONE;
}

/** The text of a field; "" where it is missing or no text. */
export function textOf(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === "string" ? value : "";
}

/** The texts of those fields that hold one that is not empty, without repetition. */
export function textsOf(fields: Fields, names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => textOf(fields, name)).filter((text) => text !== ""))];
}
