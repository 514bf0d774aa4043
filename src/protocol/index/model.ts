import type { Range } from "../../diagnostic/range.ts";
import type { Outline, Table, TableCell, TableRow } from "../../markdown/model.ts";
import type { Located } from "../located.ts";
import type { Owner } from "../owner.ts";

/** A workspace's `AGENT-HANDOFF.md`: which project is active, and which projects there are. */
export interface WorkspaceIndex {
  readonly outline: Outline;
  /** The Active Handoff table; a file without one is no index. */
  readonly active: IndexTable;
  /** Absent where no table of projects was found. */
  readonly projects?: IndexTable | undefined;
  readonly conflicts: readonly Range[];
}

/** The columns of an index that are known; others are left alone. */
export const INDEX_COLUMNS = ["project", "path", "owner", "status", "next-action", "updated"] as const;
/** A known column of an index. */
export type IndexColumn = (typeof INDEX_COLUMNS)[number];

/** One of the two tables; `columns` maps each known column to its place, other columns are left alone. */
export interface IndexTable {
  readonly table: Table;
  readonly columns: Readonly<Partial<Record<IndexColumn, number>>>;
  readonly rows: readonly IndexRow[];
}

/** One project's row. `path` is the project's folder relative to the workspace root, with `/`, taken from a link, a path column or the name. */
export interface IndexRow {
  readonly row: TableRow;
  readonly name: string;
  readonly path: string;
  readonly pathRange?: Range;
  readonly owner?: Located<Owner>;
  readonly cells: Readonly<Partial<Record<IndexColumn, TableCell>>>;
}
