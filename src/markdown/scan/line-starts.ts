import { BACKTICK, CLOSE_PAREN, DASH, DOT, HASH, isBlankUnit, isDigit, PLUS, STAR, TILDE, UNDERSCORE } from "./char-codes.ts";

/** A stretch of one line: from its first ink to its end. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Rank of an ATX heading, or 0. */
export function headingDepth({ text, start, end }: Stretch): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === HASH) at += 1;
  const depth = at - start;
  return depth > 0 && depth <= 6 && (at === end || isBlankUnit(text.charCodeAt(at))) ? depth : 0;
}

/** Whether the line is a thematic break. */
export function isThematicBreak({ text, start, end }: Stretch): boolean {
  const mark = text.charCodeAt(start);
  if (mark !== DASH && mark !== STAR && mark !== UNDERSCORE) return false;
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === mark) count += 1;
    else if (!isBlankUnit(unit)) return false;
  }
  return count >= 3;
}

/** Length of an opening code fence, or 0; a fence of backticks has none behind it on its line. */
export function fenceLength({ text, start, end }: Stretch): number {
  const mark = text.charCodeAt(start);
  if (mark !== BACKTICK && mark !== TILDE) return 0;
  let at = start;
  while (at < end && text.charCodeAt(at) === mark) at += 1;
  const length = at - start;
  if (length < 3) return 0;
  if (mark === BACKTICK) for (; at < end; at += 1) if (text.charCodeAt(at) === BACKTICK) return 0;
  return length;
}

/** Whether the line closes a fence of `length` marks. */
export function closesFence({ text, start, end }: Stretch, mark: number, length: number): boolean {
  let at = start;
  while (at < end && text.charCodeAt(at) === mark) at += 1;
  if (at - start < length) return false;
  while (at < end && isBlankUnit(text.charCodeAt(at))) at += 1;
  return at === end;
}

/** The marker of a list item. */
export interface Marker {
  readonly length: number;
  /** Bullet, `.` or `)`: items of one list share it. */
  readonly kind: number;
  readonly ordered: boolean;
  readonly number: number;
}

/** Reads the marker of a list item at the start of a stretch. */
export function readMarker({ text, start, end }: Stretch): Marker | undefined {
  const first = text.charCodeAt(start);
  if (first === DASH || first === STAR || first === PLUS) return ends(text, start + 1, end) ? { length: 1, kind: first, ordered: false, number: 0 } : undefined;
  if (!isDigit(first)) return undefined;
  let at = start;
  while (at < end && at - start < 10 && isDigit(text.charCodeAt(at))) at += 1;
  const kind = text.charCodeAt(at);
  if (at - start > 9 || at >= end || (kind !== DOT && kind !== CLOSE_PAREN) || !ends(text, at + 1, end)) return undefined;
  return { length: at + 1 - start, kind, ordered: true, number: Number(text.slice(start, at)) };
}

function ends(text: string, at: number, end: number): boolean {
  return at >= end || isBlankUnit(text.charCodeAt(at));
}
