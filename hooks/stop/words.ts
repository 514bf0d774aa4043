import { shortenRedacted } from "../../src/util/secrets/shorten-redacted.ts";
import { singleLine } from "../../src/util/single-line.ts";

/** Files that are named one by one. */
const NAMED = 5;

/** Names some files in a sentence: `` `a.ts`, `b.ts` and 3 more ``. What files are called is data: one line each, no hidden characters. */
export function nameFiles(paths: readonly string[]): string {
  const named = paths.slice(0, NAMED).map(quoteName);
  return paths.length > NAMED ? `${named.join(", ")} and ${paths.length - NAMED} more` : named.join(", ");
}

/** Quotes a text from a file in one line, safe in a message. */
export function quoteName(text: string): string {
  return `\`${shortenRedacted(singleLine(text).replaceAll("`", "'"), 120)}\``;
}

/** Makes a path one word for a POSIX shell. */
export function shellWord(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
