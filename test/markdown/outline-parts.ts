import type { Block, List, ListItem, Outline, Table } from "../../src/markdown/model.ts";

/** All lists of an outline, nested ones behind those that hold them. */
export function listsOf({ blocks }: Pick<Outline, "blocks">): readonly List[] {
  return allBlocks(blocks).filter((block) => block.kind === "list");
}

/** All items of all lists. */
export function itemsOf(outline: Pick<Outline, "blocks">): readonly ListItem[] {
  return listsOf(outline).flatMap((list) => list.items);
}

/** All tables, also those in quotes and items. */
export function tablesOf({ blocks }: Pick<Outline, "blocks">): readonly Table[] {
  return allBlocks(blocks).filter((block) => block.kind === "table");
}

function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === "quote") return [block, ...allBlocks(block.blocks)];
    if (block.kind === "list") return [block, ...block.items.flatMap((item) => allBlocks(item.blocks))];
    return [block];
  });
}

/** The words of all cells of an outline's tables, row by row. */
export function cellsOf(outline: Outline): readonly (readonly (readonly string[])[])[] {
  return tablesOf(outline).map(({ header, rows }) =>
    [header, ...rows].map(({ cells }) => cells.map(({ range }) => outline.text.slice(range.start, range.end))),
  );
}

/** The boxes of all tasks, with the first line of each. */
export function tasksOf(outline: Outline): readonly string[] {
  return itemsOf(outline).flatMap(({ box }) =>
    box === undefined ? [] : [`[${box.checked ? "x" : " "}]${/[^\r\n]*/u.exec(outline.text.slice(box.range.end))?.[0] ?? ""}`],
  );
}
