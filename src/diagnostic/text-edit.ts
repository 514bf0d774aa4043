import type { Range } from "./range.ts";

/** Replaces one range of a text by new text; an empty range inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
