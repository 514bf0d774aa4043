import type { Range } from "../../diagnostic/range.ts";
import type { TableRow } from "../model.ts";
import type { HtmlKind } from "./html-block.ts";

/** The block that takes lines at the moment; `end` is the end of its last line that counts. */
export type Leaf = ParagraphLeaf | FenceLeaf | IndentedLeaf | HtmlLeaf | TableLeaf | OpaqueLeaf;

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

export interface FenceLeaf {
  readonly kind: "fence";
  readonly start: number;
  end: number;
  readonly mark: number;
  readonly length: number;
  readonly language: string;
  closed: boolean;
}

export interface IndentedLeaf {
  readonly kind: "indented";
  readonly start: number;
  end: number;
}

export interface HtmlLeaf {
  readonly kind: "html";
  readonly start: number;
  end: number;
  readonly html: HtmlKind;
}

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
