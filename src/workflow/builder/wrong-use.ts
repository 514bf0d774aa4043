import { singleLine } from "../../util/single-line.ts";
import { shorten } from "../../util/shorten.ts";

/** Makes the error of a builder's call that cannot be meant: what is wrong, and what to write instead. */
export function wrongUse(what: string, hint: string): Error {
  return new Error(`${what}. ${hint}`);
}

/** Quotes a value for such an error. */
export function showValue(value: unknown): string {
  if (typeof value === "string" && value.trim() === "") return "an empty text";
  if (typeof value === "string") return `\`${shorten(singleLine(value.slice(0, 240)), 60).replaceAll("`", "'")}\``;
  if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
