import { parseStamp } from "../parse-stamp.ts";
import type { Stamp } from "./model.ts";

/** Reads a stamp as `parseStamp` does; one in the protocol's own form, `2026-11-20T15:04:05Z by Claude`, is known without any pattern. */
export function readStamp(text: string): Stamp {
  if (!isInstant(text)) return parseStamp(text);
  const at = text.slice(0, FORM.length);
  if (text.length === FORM.length) return { at };
  const by = text.slice(FORM.length + BY.length);
  return text.startsWith(BY, FORM.length) && isName(by) ? { at, by } : parseStamp(text);
}

const FORM = "0000-00-00T00:00:00Z";
const BY = " by ";

/** Days after the 28th are left to the calendar. */
function isInstant(text: string): boolean {
  for (let at = 0; at < FORM.length; at += 1) {
    const unit = text.charCodeAt(at);
    const wanted = FORM.charCodeAt(at);
    if (wanted === ZERO ? !(unit >= ZERO && unit <= NINE) : unit !== wanted) return false;
  }
  return isWithin(text, 5, [1, 12]) && isWithin(text, 8, [1, 28]) && isWithin(text, 11, [0, 23]) && isWithin(text, 14, [0, 59]) && isWithin(text, 17, [0, 59]);
}

const ZERO = 48;
const NINE = 57;

function isWithin(text: string, at: number, [least, most]: readonly [number, number]): boolean {
  const value = (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
  return value >= least && value <= most;
}

function isName(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isWord = (unit >= ZERO && unit <= NINE) || (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95;
    if (!isWord) return false;
  }
  return text !== "";
}
