/** An object of parsed JSON whose fields nobody has checked. */
export type Json = Readonly<Record<string, unknown>>;

/** Gives a value as an object, an empty one for everything else. */
export function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** Gives a value as a list of objects, empty for everything else. */
export function objectsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** Gives a value as text, empty for everything else. */
export function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Gives the text of content as the APIs write it: a string, or blocks with `text` or nested `content`. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((block: unknown) => blockText(block)).join("\n");
}

function blockText(block: unknown): string {
  if (typeof block === "string") return block;
  const { text, content } = objectOf(block);
  return typeof text === "string" ? text : textOf(content);
}

/** Gives a value as the text a model would have been given: strings as they are, the rest as JSON. */
export function textOrJson(value: unknown): string {
  const text = textOf(value);
  if (text !== "" || value === undefined) return text;
  return typeof value === "string" ? value : JSON.stringify(value);
}
