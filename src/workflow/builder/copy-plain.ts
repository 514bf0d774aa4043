import { wrongUse } from "./wrong-use.ts";

/** Deeper than a workflow goes: a value that holds itself. */
const MAX_DEPTH = 32;

/** Copies plain data, so that what the caller changes later does not change the workflow; keys without a value are left out. @throws Error where the value holds itself. */
export function copyPlain(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw wrongUse("Unexpected value that holds itself, expected plain data", "Write it as an object of texts, numbers and lists.");
  if (Array.isArray(value)) return value.map((entry: unknown) => copyPlain(entry, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]: [string, unknown]) => [key, copyPlain(entry, depth + 1)]));
}
