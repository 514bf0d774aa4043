import { nearest } from "../util/nearest.ts";
import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";
import { singleLine } from "../util/single-line.ts";

/** Longest value that a message repeats, in UTF-16 units. */
const LONGEST_VALUE = 40;

/** Puts a value of a file between backticks for a message: one line, nothing hidden, shortened, backticks of its own turned into quotes. */
export function quoted(value: string): string {
  return `\`${shortenRedacted(singleLine(value.slice(0, 400)).replaceAll("`", "'"), LONGEST_VALUE)}\``;
}

/** Lists words for a message: `` `claude`, `codex` or `user` ``. */
export function listed(words: readonly string[], join: "and" | "or"): string {
  const shown = words.map(quoted);
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} ${join} ${last}`;
}

/** Lists at most `count` words and says how many more there are: `` `a`, `b` and 3 more ``. */
export function listedUpTo(count: number, words: readonly string[]): string {
  if (words.length <= count) return listed(words, "and");
  return `${words.slice(0, count).map(quoted).join(", ")} and ${words.length - count} more`;
}

/** Finds the one word that somebody meant by a misspelt one; absent where none is near or several are equally so. */
export function meant(word: string, words: readonly string[]): string | undefined {
  return nearest(word, words, 1)[0];
}
