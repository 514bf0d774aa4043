import type { Range } from "../../../diagnostic/range.ts";
import type { SourceComment } from "../suppress/source-comments.ts";

/** A text in quotes; the range is that of its content, without the quotes. */
export interface ScriptString {
  readonly value: string;
  readonly range: Range;
}

/** The text of a script taken apart far enough for rules to look at its code alone. */
export interface ScannedScript {
  readonly text: string;
  /** The text with the contents of strings, comments and regular expressions blanked out; offsets are kept, and so are quotes and line ends. */
  readonly code: string;
  readonly strings: readonly ScriptString[];
  /** Comments that stand alone on their lines. */
  readonly comments: readonly SourceComment[];
}
