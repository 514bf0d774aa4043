import type { Range } from "../diagnostic/range.ts";
import type { Block, Heading, Paragraph } from "./model.ts";

/**
 * A heading with what stands below it. A paragraph that is bold as a whole (`**Remaining:**`, alone on its lines) acts as a heading one level
 * below the real heading above it (`depth` 7). Headings inside quotes, lists and code open no section.
 */
export interface Section {
  /** Absent for the root, which holds what stands above the first heading and all top sections as `children`. */
  readonly heading?: Heading | Paragraph;
  /** 0 for the root, 1 to 6 for headings, 7 for bold paragraphs. */
  readonly depth: number;
  /** The heading as plain text: no markup, no trailing colon. */
  readonly title: string;
  /** Heading and everything below it, children included, up to the next heading of the same or a higher rank or the end of the text. */
  readonly range: Range;
  /** Everything below the heading. */
  readonly contentRange: Range;
  /** The blocks between the heading and the first child. */
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
}
