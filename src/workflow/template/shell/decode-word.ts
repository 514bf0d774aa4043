import type { Layer, Unit } from "./layer.ts";

type Encode = Unit["encode"];

const encodeInSingle: Encode = (insertion) => insertion.replaceAll("'", String.raw`'\''`);
const encodeInDouble: Encode = (insertion) => insertion.replaceAll(/[\\"$`]/gu, String.raw`\$&`);
const encodeBare: Encode = (insertion) => `'${encodeInSingle(insertion)}'`;

/**
 * Takes the quotes of a word away, as the shell does before it starts a program, and keeps how each character was written. A variable in it counts as one letter;
 * where more than that is expanded in it there is no telling what the program gets, and nothing is given.
 */
export function decodeWord(layer: Layer, { start, end }: { readonly start: number; readonly end: number }): readonly Unit[] | undefined {
  const units: Unit[] = [];
  let quote = "";
  let at = start;
  while (at < end) {
    const character = layer.isReference(at) ? "" : layer.text.charAt(at);
    const encode = encoderOf(quote);
    if (quote !== "'" && (character === "`" || character === "$")) {
      const variable = layer.text.slice(at, at + 80).match(/^\$(?:\w+|\{\w+\}|[@*#?$!-])/u)?.[0];
      if (variable === undefined && !/^\$(?:[\s"]|$)/u.test(layer.text.slice(at, Math.min(at + 2, end)))) return undefined;
      const last = at + (variable?.length ?? 1);
      units.push({ index: at, end: last, character: variable === undefined ? "$" : "x", encode });
      at = last;
    } else if (character !== "" && (character === quote || (quote === "" && /^['"]$/u.test(character)))) {
      quote = quote === "" ? character : "";
      at += 1;
    } else {
      const escapes = character === "\\" && at + 1 < end && (quote === "" || (quote === '"' && /^[\\"$`\n]$/u.test(layer.text.charAt(at + 1))));
      const from = escapes ? at + 1 : at;
      if (!escapes || layer.text.charAt(from) !== "\n") units.push({ index: at, end: from + 1, character: layer.text.charAt(from), encode });
      at = from + 1;
    }
  }
  return units;
}

function encoderOf(quote: string): Encode {
  if (quote === "'") return encodeInSingle;
  return quote === "" ? encodeBare : encodeInDouble;
}
