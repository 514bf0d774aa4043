import { fieldsOf, type Fields } from "../hook-fields.ts";

/** Gives the JSON objects of an output that has one on each line, or is one as a whole; lines that are none are left out, such as those that were cut. Never throws. */
export function parseJsonLines(text: string): readonly Fields[] {
  const trimmed = text.trim();
  const lines = trimmed.startsWith("{\n") ? [trimmed] : trimmed.split("\n");
  return lines.map(parseObject).filter((line) => line !== undefined);
}

/** Gives the JSON object that a text is; undefined where it is none. Never throws. */
export function parseObject(text: string): Fields | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The object in a field; one without fields where there is none. */
export function objectIn(fields: Fields, name: string): Fields {
  return fieldsOf(Object.hasOwn(fields, name) ? fields[name] : undefined);
}

/** The objects of a list in a field; none where there is no list. */
export function objectsIn(fields: Fields, name: string): readonly Fields[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** The number in a field; undefined where there is none that counts something. */
export function numberIn(fields: Fields, name: string): number | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
