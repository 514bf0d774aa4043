import { z } from "zod";

/** Joins words as a message lists them: `` `a`, `b` or `c` ``. */
export function listWords(words: readonly string[]): string {
  const quoted = words.map((each) => `\`${each}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}

/** A text; the message of its issues is what was expected, as of all fields here. */
export function text(): z.ZodString {
  return z.string({ error: "a text" });
}

/** A text with something in it. */
export function filledText(): z.ZodString {
  return z.string({ error: "a text" }).regex(/\S/u, { error: "a text that is not empty" });
}

/** The name of an agent, a step or the like: one line, and nothing that a template would read. */
export function nameText(): z.ZodString {
  const error = "a name on one line, without `{` and `}`";
  return z.string({ error }).regex(/^[^\s{}][^\r\n{}]*$/u, { error });
}

/** The name of a channel, which may hold templates. */
export function channelName(): z.ZodString {
  const error = "a name of letters, digits, `-`, `_`, `.` and `/`, without blanks";
  return z.string({ error }).regex(/^#?(?:[A-Za-z0-9]|\{\{[^{}\n]+\}\})(?:[\w./-]|\{\{[^{}\n]+\}\})*$/u, { error });
}

/** A list of texts that are not empty. */
export function texts(): z.ZodArray<z.ZodString> {
  return z.array(filledText(), { error: "a list of texts" });
}

/** A whole number within bounds. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): z.ZodInt {
  const error = max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** Longer waits than a timer of Node can take make no sense. */
const LONGEST_MS = 2_147_483_647;

/** A duration in milliseconds. */
export function milliseconds(): z.ZodInt {
  return wholeNumber(0, LONGEST_MS);
}

/** `true` or `false`. */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: "`true` or `false`" });
}

/** One word of a closed set. */
export function word<const Words extends readonly [string, ...string[]]>(words: Words): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words, { error: listWords(words) });
}

/** An object of exactly these keys. */
export function object<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: "an object" });
}

/** A list of one kind of entry; `of` names them in the plural. */
export function list<Entry extends z.ZodType>(entry: Entry, of: string): z.ZodArray<Entry> {
  return z.array(entry, { error: `a list of ${of}` });
}
