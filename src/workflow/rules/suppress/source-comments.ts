import type { Range } from "../../../diagnostic/range.ts";

/** A comment that stands alone on its line, with the mark that begins it. */
export interface SourceComment {
  readonly text: string;
  readonly range: Range;
}

/** The comments of a text, and the stretches that belong to the line they begin on: texts over several lines, in which no comment can stand. */
export interface SourceComments {
  readonly comments: readonly SourceComment[];
  readonly blocks: readonly Range[];
}
