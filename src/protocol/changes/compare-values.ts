import { singleLine } from "../../util/single-line.ts";
import type { Change, ChangeSubject } from "./change.ts";

/** A value before and after; "" where there was none. */
export type BeforeAfter = readonly [before: string, after: string];

/** Says how a single value changed: nothing, `set to x`, `removed, was x` or `x -> y`; blanks and hidden characters do not count. */
export function compareValues(about: ChangeSubject, values: BeforeAfter): readonly Change[] {
  const text = turnOf(values);
  return text === undefined ? [] : [{ about, text }];
}

/** The words for a value that changed; undefined where it did not. */
export function turnOf([before, after]: BeforeAfter): string | undefined {
  const [old, now] = [singleLine(before), singleLine(after)];
  if (old === now) return undefined;
  if (old === "") return `set to ${now}`;
  return now === "" ? `removed, was ${old}` : `${old} -> ${now}`;
}
