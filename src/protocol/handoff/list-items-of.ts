import type { ListItem } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { rankHeading } from "./concept-of-heading.ts";

/** Lists the top items of a section's lists, those below its own headings included unless such a heading begins something else. */
export function listItemsOf(section: Section): readonly ListItem[] {
  const own = section.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const below = section.children.filter((child) => rankHeading(child.title) === undefined).flatMap(listItemsOf);
  return [...own, ...below];
}
