import type { Outline } from "./model.ts";
import { outlineFromTree } from "./outline-from-tree.ts";
import { parseTree, TREE_BOUNDS, type TreeBounds } from "./parse-tree.ts";
import { scanOutline } from "./scan-outline.ts";

/** An outline and who answered; `declined` says why the tree did not, where the scanner had left something open. */
export interface OutlineReading {
  readonly outline: Outline;
  readonly reader: "scanner" | "tree";
  readonly declined?: string;
}

/**
 * Reads a text with the scanner and, where that declines a stretch, with remark, within bounds of size and time. For whoever needs every block and can wait;
 * hot paths use `scanOutline`. Never throws.
 */
export function readOutline(text: string, bounds: TreeBounds = TREE_BOUNDS): OutlineReading {
  const outline = scanOutline(text);
  if (!outline.blocks.some((block) => block.kind === "opaque")) return { outline, reader: "scanner" };
  const result = parseTree(text, bounds);
  if (result.kind === "tree") return { outline: outlineFromTree(text, result.tree), reader: "tree" };
  return { outline, reader: "scanner", declined: result.message };
}
