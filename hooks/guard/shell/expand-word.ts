import { expandBraces } from "./expand-braces.ts";
import { ANY, DEEP, HOLE, STAR } from "./marks.ts";
import type { WordPart } from "./token.ts";

/** What words are expanded with. */
export interface Expander {
  /** Values a variable may have; undefined where nothing is known. */
  readonly variable: (name: string) => readonly string[] | undefined;
  /** Lines that a command in `$(...)` prints; undefined where nothing is known. */
  readonly output: (source: string) => readonly string[] | undefined;
  /** Takes notice of the command in `<(...)` or `>(...)`. */
  readonly process: (source: string) => void;
  readonly home: string | undefined;
  /** Takes the cost of letters; false where no more may be spent. */
  readonly spend: (letters: number) => boolean;
}

/** Longer words are no paths. */
const LONGEST_GLOB = 8000;

/** A word stands for at most so many. */
const MOST = 64;

/** Expands a word to the words it stands for, with marks where wildcards or unknown parts are. A value that is not known is a hole, so a word never vanishes. */
export function expandWord(parts: readonly WordPart[], expander: Expander): readonly string[] {
  let words: readonly string[] = [""];
  for (const [index, part] of parts.entries()) {
    const values = valuesOf(part, expander, index === 0);
    words = words.length * values.length === 1 ? [(words[0] ?? "") + (values[0] ?? "")] : product(words, values);
    if (!expander.spend(words.reduce((sum, { length }) => sum + length, 0))) return [HOLE];
  }
  return words;
}

function product(words: readonly string[], values: readonly string[]): readonly string[] {
  return words.flatMap((word) => values.map((value) => word + value)).slice(0, MOST);
}

function valuesOf(part: WordPart, expander: Expander, first: boolean): readonly string[] {
  switch (part.kind) {
    case "text":
      return part.quoted ? [part.text] : expandText(part.text, expander, first);
    case "variable":
      return split(expander.variable(part.name) ?? fallbackOf(part.fallback), part.quoted, " ");
    case "command":
      return split(expander.output(part.source) ?? [HOLE], part.quoted, "\n");
    case "process":
      expander.process(part.source);
      return ["/dev/fd/63"];
    default:
      return [HOLE];
  }
}

/** `${NAME:-other}`: the other one, where it is plain. */
function fallbackOf(fallback: string | undefined): readonly string[] {
  return fallback === undefined || /["'$`\\]/.test(fallback) ? [HOLE] : [fallback];
}

/** Outside of quotes a value is as many words as it has. */
function split(values: readonly string[], quoted: boolean, glue: string): readonly string[] {
  if (quoted) return glue === "\n" ? [values.join(glue)] : values;
  const words = values.flatMap((value) => (/\s/.test(value) ? value.split(/\s+/).filter((word) => word !== "") : [value]));
  return words.length === 0 ? [HOLE] : words.slice(0, MOST);
}

function expandText(text: string, expander: Expander, first: boolean): readonly string[] {
  const tilde = first && text.startsWith("~") ? expandTilde(text, expander.home) : text;
  const marked = tilde.length < LONGEST_GLOB && /[*?[]/.test(tilde) ? markGlob(tilde) : tilde;
  return expandBraces(marked);
}

function markGlob(text: string): string {
  return text
    .replace(/\[[^\]/\s]+\]/g, ANY)
    .replaceAll("**", DEEP)
    .replaceAll("*", STAR)
    .replaceAll("?", ANY);
}

/** `~` is the home folder, `~name` somebody else's. */
function expandTilde(text: string, home: string | undefined): string {
  const rest = text.slice(1);
  return (rest === "" || rest.startsWith("/") || rest.startsWith("\\")) && home !== undefined ? home + rest : HOLE + rest;
}
