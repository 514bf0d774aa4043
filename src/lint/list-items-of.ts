import type { Block, ListItem } from "../markdown/model.ts";
import type { Section } from "../markdown/section.ts";

/** Lists the items of a section's own lists in the order of the file, nested ones included, in quotes too; what stands under further headings is left out. */
export function listItemsOf(section: Section): readonly ListItem[] {
  const items: ListItem[] = [];
  const waiting: Block[] = section.blocks.toReversed();
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    if (block.kind === "quote") waiting.push(...block.blocks.toReversed());
    if (block.kind !== "list") continue;
    for (const item of block.items) {
      items.push(item);
      waiting.push(...item.blocks.filter((inner) => inner.kind === "list" || inner.kind === "quote").toReversed());
    }
  }
  return items;
}
