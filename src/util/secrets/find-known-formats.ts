import { FORMATS, type SecretFormat } from "./formats.ts";
import { hasTokenSum } from "./has-token-sum.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { isWordlike } from "./is-wordlike.ts";
import type { Secret } from "./secret.ts";

/** A format with one of its beginnings, and its rest as a sticky pattern. */
interface Beginning {
  readonly kind: string;
  readonly rest: RegExp;
  readonly summed: boolean;
}

interface Compiled {
  readonly beginnings: ReadonlyMap<string, readonly Beginning[]>;
  readonly starts: RegExp;
}

/** So many letters tell whether a rest is one of chance. */
const MOST_LETTERS = 160;

let compiled: Compiled | undefined;

/** Finds the secrets that say by their first letters what they are. Linear: every rest is bounded, and no text is searched twice. */
export function findKnownFormats(text: string): readonly Secret[] {
  compiled ??= compile();
  const { beginnings, starts } = compiled;
  const found: Secret[] = [];
  starts.lastIndex = 0;
  for (let hit = starts.exec(text); hit !== null; hit = starts.exec(text)) {
    for (const beginning of beginnings.get(hit[0]) ?? []) {
      const end = endOf(text, starts.lastIndex, beginning);
      if (end === undefined) continue;
      found.push({ kind: beginning.kind, start: hit.index, end });
      starts.lastIndex = end;
      break;
    }
  }
  return found;
}

/** Where the secret ends whose rest begins at an offset, if it is one. */
function endOf(text: string, at: number, { rest, summed }: Beginning): number | undefined {
  rest.lastIndex = at;
  const value = rest.exec(text)?.[0];
  if (value === undefined || !((summed && hasTokenSum(value)) || isRandom(value.slice(0, MOST_LETTERS)))) return undefined;
  return at + value.length;
}

/** Only keys have nothing but capitals and digits behind the beginning of one, and some have them in the order of words. */
function isRandom(value: string): boolean {
  return !isPlaceholder(value) && (isWordlike(value) !== true || /^[\dA-Z]+$/.test(value));
}

/** Once, at the first text: a program that meets no text pays nothing. */
function compile(): Compiled {
  const beginnings = new Map<string, Beginning[]>();
  for (const format of FORMATS) {
    for (const start of format.starts) beginnings.set(start, [...(beginnings.get(start) ?? []), beginningOf(format)]);
  }
  // Where `sk-proj-` fits no format of its own, `sk-` is not tried: what follows holds a hyphen that the shorter ones do not allow.
  const sources = [...beginnings.keys()].toSorted((a, b) => b.length - a.length).map((start) => start.replaceAll(/[./]/gu, String.raw`\$&`));
  return {
    beginnings,
    starts: new RegExp(String.raw`(?:(?<![\w-])|(?<=\\[nrt]|%[0-9A-F]{2}|(?:\u001b|\\u001b|\\x1b)\[[\d;]{0,12}m))(?:${sources.join("|")})`, "g"),
  };
}

function beginningOf({ kind, rest, summed }: SecretFormat): Beginning {
  return { kind, rest: new RegExp(`(?:${rest})(?![A-Za-z0-9])`, "y"), summed: summed === true };
}
