import { quoteText } from "../written/describe-value.ts";
import { nearWord } from "../written/near-word.ts";

/** So many names are compared with one that is not known. */
const MAX_NAMES = 5000;
const SHORT = 2;

/** Gives the hint for a name that is not known: to write the one that may be meant, else what else there is to do. */
export function meantName(name: string, names: readonly string[], otherwise: string): string {
  const near = nearWord(name, names.slice(0, MAX_NAMES));
  return near === undefined || !isLike(name, near) ? otherwise : `Write ${quoteText(near)}.`;
}

/** Of names with one or two letters every one is near every other. */
function isLike(name: string, near: string): boolean {
  return Math.max(name.length, near.length) > SHORT || name.toLowerCase() === near.toLowerCase();
}
