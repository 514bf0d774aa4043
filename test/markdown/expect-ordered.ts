import { expect } from "vitest";
import type { Range } from "../../src/diagnostic/range.ts";
import type { Block, Outline } from "../../src/markdown/model.ts";

/** Checks that all ranges of an outline lie inside the text, in order, without overlap, and inside those of what holds them. */
export function expectOrdered({ text, frontMatter, blocks }: Outline): void {
  const whole = { start: frontMatter?.range.end ?? 0, end: text.length };
  if (frontMatter !== undefined) expectInside({ start: 0, end: text.length }, [frontMatter.range, whole]);
  expectBlocks(whole, blocks);
}

function expectBlocks(outer: Range, blocks: readonly Block[]): void {
  expectInside(
    outer,
    blocks.map(({ range }) => range),
  );
  for (const block of blocks) expectBlock(block);
}

function expectBlock(block: Block): void {
  const { range } = block;
  expect(range.end).toBeGreaterThan(range.start);
  if (block.kind === "heading") expectInside(range, [block.contentRange]);
  if (block.kind === "quote") expectBlocks(range, block.blocks);
  if (block.kind === "table") {
    const rows = [block.header, ...block.rows];
    expectInside(range, [block.header.range, block.delimiterRange, ...block.rows.map((row) => row.range)]);
    for (const row of rows)
      expectInside(
        row.range,
        row.cells.map((cell) => cell.range),
      );
  }
  if (block.kind !== "list") return;
  expectInside(
    range,
    block.items.map((item) => item.range),
  );
  for (const item of block.items) {
    expectInside(item.range, [item.markerRange, ...(item.box === undefined ? [] : [item.box.range])]);
    expectBlocks({ start: item.markerRange.end, end: item.range.end }, item.blocks);
  }
}

function expectInside(outer: Range, ranges: readonly Range[]): void {
  let from = outer.start;
  for (const { start, end } of ranges) {
    if (start < from || end < start || end > outer.end) expect.fail(`the range ${start}-${end} is not between ${from} and ${outer.end}`);
    from = end;
  }
}
