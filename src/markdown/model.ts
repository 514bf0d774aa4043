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

export interface Paragraph {
  readonly kind: "paragraph";
  readonly range: Range;
}

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

export interface Quote {
  readonly kind: "quote";
  readonly range: Range;
  readonly blocks: readonly Block[];
}

export interface List {
  readonly kind: "list";
  readonly range: Range;
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly range: Range;
  /** The bullet or number, such as `-` or `12.`. */
  readonly markerRange: Range;
  /** GFM task box; `range` covers `[ ]`. */
  readonly box?: TaskBox;
  readonly blocks: readonly Block[];
}

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
