import type { Range } from "../../diagnostic/range.ts";
import type { Block, ListItem } from "../model.ts";
import type { Marker } from "./line-starts.ts";

/** A block that holds blocks and is still open. `end` grows with its content. */
export type Container = RootContainer | QuoteContainer | ListContainer | ItemContainer;

interface Holder {
  readonly start: number;
  end: number;
  /** Replaced by the first block, pushed to by the others. */
  blocks: Block[];
}

/** The text as a whole. */
export interface RootContainer extends Holder {
  readonly kind: "root";
}

/** A block quote that is still open. */
export interface QuoteContainer extends Holder {
  readonly kind: "quote";
}

/** A list that is still open; items with the same kind of marker join it. */
export interface ListContainer {
  readonly kind: "list";
  readonly start: number;
  end: number;
  readonly marker: Marker;
  readonly items: ListItem[];
}

/** A list item that is still open. */
export interface ItemContainer extends Holder {
  readonly kind: "item";
  readonly markerRange: Range;
  /** Columns that lines below the first have to be indented by. */
  readonly width: number;
  /** Whether nothing stands behind the marker on its line. */
  readonly blankStart: boolean;
  /** Lines since the marker's, for an item that begins blank. */
  lines: number;
}
