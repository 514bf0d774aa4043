import type { Range } from "../../diagnostic/range.ts";
import type { TableRow } from "../model.ts";
import type { HtmlKind } from "./html-block.ts";

/** The block that takes lines at the moment; `end` is the end of its last line that counts. */
export type Leaf = ParagraphLeaf | FenceLeaf | IndentedLeaf | HtmlLeaf | TableLeaf | OpaqueLeaf;

/** A paragraph, which may still turn out to be a heading or a table. */
export interface ParagraphLeaf {
  readonly kind: "paragraph";
  readonly start: number;
  end: number;
  /** Ink and end of the last line, where a table may turn out to begin. */
  lastStart: number;
  lastEnd: number;
  /** End of the line before the last; -1 for a paragraph of one line. */
  beforeLast: number;
  /** Whether the last line is indented by four columns or more: then it is no table's head. */
  farIn: boolean;
  /** Whether it begins directly below a table that ended with its container: remark then sees no table in it at times. */
  readonly belowTable: boolean;
}

/** Fenced code up to the fence that closes it. */
export interface FenceLeaf {
  readonly kind: "fence";
  readonly start: number;
  end: number;
  readonly mark: number;
  readonly length: number;
  readonly language: string;
  closed: boolean;
}

/** Indented code. */
export interface IndentedLeaf {
  readonly kind: "indented";
  readonly start: number;
  end: number;
}

/** An HTML block up to what ends it. */
export interface HtmlLeaf {
  readonly kind: "html";
  readonly start: number;
  end: number;
  readonly html: HtmlKind;
}

/** A table that takes every line as a row until a block or a blank line ends it. */
export interface TableLeaf {
  readonly kind: "table";
  readonly start: number;
  end: number;
  readonly header: TableRow;
  readonly delimiterRange: Range;
  readonly rows: TableRow[];
}

/** Lines the scanner declines: up to a line behind a blank one that surely begins anew, or to the end when code or HTML may have begun in them. */
export interface OpaqueLeaf {
  readonly kind: "opaque";
  readonly start: number;
  end: number;
  afterBlank: boolean;
  toEnd: boolean;
}
