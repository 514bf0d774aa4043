import type { Range } from "../diagnostic/range.ts";

/** A value read from a text, with the place where it stands. */
export interface Located<Value> {
  readonly value: Value;
  readonly range: Range;
}
