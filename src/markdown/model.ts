import type { Range } from "../diagnostic/range.ts";

/**
 * The block structure of a Markdown text, with exact offsets. Both readers answer in this model: `scanOutline` (linear, for every hot path)
 * and `outlineFromTree` (remark). All ranges are UTF-16 offsets into `text` as it was given, its byte-order mark included.
 */
export interface Outline {
  readonly text: string;
  readonly frontMatter?: FrontMatter;
  readonly blocks: readonly Block[];
}

/** Any block of an outline, told apart by `kind`. */
export type Block = Heading | Paragraph | ThematicBreak | Code | Quote | List | Table | Html | Definition | Opaque;

/** `---` block at the very start; `contentRange` holds the lines between the fences. */
export interface FrontMatter {
  readonly range: Range;
  readonly contentRange: Range;
}

/** `contentRange` is the inline text without hashes, underline and surrounding blanks. */
export interface Heading {
  readonly kind: "heading";
  readonly range: Range;
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly style: "atx" | "setext";
  readonly contentRange: Range;
}

/** A paragraph; its inline markup is left in the text. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly range: Range;
}

/** A line such as `---` between blocks. */
export interface ThematicBreak {
  readonly kind: "thematic-break";
  readonly range: Range;
}

/** Fenced or indented code; `closed` is false for a fence that runs to the end of its container. */
export interface Code {
  readonly kind: "code";
  readonly range: Range;
  readonly fenced: boolean;
  /** First word of the info string, or "". */
  readonly language: string;
  readonly closed: boolean;
}

/** A block quote with the blocks in it. */
export interface Quote {
  readonly kind: "quote";
  readonly range: Range;
  readonly blocks: readonly Block[];
}

/** A bullet or ordered list. */
export interface List {
  readonly kind: "list";
  readonly range: Range;
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

/** One item of a list: its marker, its task box if it has one, and what it holds. */
export interface ListItem {
  readonly range: Range;
  /** The bullet or number, such as `-` or `12.`. */
  readonly markerRange: Range;
  /** GFM task box; `range` covers `[ ]`. */
  readonly box?: TaskBox;
  readonly blocks: readonly Block[];
}

/** A GFM task box, `[ ]` or `[x]`. */
export interface TaskBox {
  readonly range: Range;
  readonly checked: boolean;
}

/** GFM table; `rows` are the body rows, ragged ones as they stand. */
export interface Table {
  readonly kind: "table";
  readonly range: Range;
  readonly header: TableRow;
  readonly delimiterRange: Range;
  readonly rows: readonly TableRow[];
}

/** One row of a table with its cells as they stand. */
export interface TableRow {
  readonly range: Range;
  readonly cells: readonly TableCell[];
}

/** `range` is the cell's text without its blanks and pipes; empty, at the place where text would go, for an empty cell. */
export interface TableCell {
  readonly range: Range;
}

/** Raw HTML block, comments included. */
export interface Html {
  readonly kind: "html";
  readonly range: Range;
}

/** Link reference definition or footnote definition. */
export interface Definition {
  readonly kind: "definition";
  readonly range: Range;
}

/** A stretch the scanner declines: plain text to its readers, exact only in the tree. */
export interface Opaque {
  readonly kind: "opaque";
  readonly range: Range;
}
