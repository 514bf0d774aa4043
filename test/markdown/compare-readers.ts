import type { Block, Outline } from "../../src/markdown/model.ts";
import { outlineFromTree } from "../../src/markdown/outline-from-tree.ts";
import { parseTree } from "../../src/markdown/parse-tree.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";

/** What both readers say about a text, without the top-level blocks that the scanner declined; `tree` is absent where the tree is. */
export interface Comparison {
  readonly scanned: Pick<Outline, "frontMatter" | "blocks">;
  readonly tree?: Pick<Outline, "frontMatter" | "blocks">;
  readonly declined: readonly Block[];
}

/** Reads a text twice, by the scanner and by remark. */
export function compareReaders(text: string): Comparison {
  const scanned = scanOutline(text);
  const declined = scanned.blocks.filter((block) => block.kind === "opaque");
  const sure = { ...head(scanned), blocks: scanned.blocks.filter((block) => block.kind !== "opaque") };
  const result = parseTree(text, { maxLength: 1_000_000, timeoutMs: 20_000 });
  if (result.kind === "declined") return { scanned: sure, declined };
  const tree = outlineFromTree(text, result.tree);
  const blocks = tree.blocks.filter(({ range }) => !declined.some((block) => range.start < block.range.end && block.range.start < range.end));
  return { scanned: sure, tree: { ...head(tree), blocks }, declined };
}

function head({ frontMatter }: Outline): Pick<Outline, "frontMatter"> {
  return frontMatter === undefined ? {} : { frontMatter };
}
