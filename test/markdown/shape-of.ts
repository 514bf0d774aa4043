import type { Block, Outline } from "../../src/markdown/model.ts";

/** Tells the structure of an outline in one line: `h1 p ul(- [x] -) table(2x1) quote(p)`. */
export function shapeOf({ frontMatter, blocks }: Outline): string {
  return [...(frontMatter === undefined ? [] : ["front-matter"]), ...blocks.map(shapeOfBlock)].join(" ");
}

function shapeOfBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${block.style === "setext" ? "setext" : "h"}${block.depth}`;
    case "paragraph":
      return "p";
    case "code":
      return `${block.fenced ? "fence" : "code"}${block.language === "" ? "" : `:${block.language}`}${block.closed ? "" : "!"}`;
    case "quote":
      return `quote(${block.blocks.map(shapeOfBlock).join(" ")})`;
    case "list":
      return `${block.ordered ? "ol" : "ul"}(${block.items.map(shapeOfItem).join(" ")})`;
    case "table":
      return `table(${[block.header, ...block.rows].map((row) => row.cells.length).join(",")})`;
    default:
      return block.kind;
  }
}

function shapeOfItem({ box, blocks }: Extract<Block, { kind: "list" }>["items"][number]): string {
  const mark = box === undefined ? "-" : `[${box.checked ? "x" : " "}]`;
  const [first, ...rest] = blocks;
  if (first === undefined || (first.kind === "paragraph" && rest.length === 0)) return mark;
  return `${mark}{${(first.kind === "paragraph" ? rest : blocks).map(shapeOfBlock).join(" ")}}`;
}
