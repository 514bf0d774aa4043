import { shorten } from "../../util/shorten.ts";
import { createGrid, type Grid } from "./create-grid.ts";
import { linesOf, type Picture } from "./picture.ts";

/** A rectangle, a node's with the lines in it or a piece of a lane without any; lengths are pixels, `x` and `y` the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** Where everything stands, within `width` and `height`. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** For each node its box. */
  readonly boxes: readonly Box[];
  /** For each node the flat boxes through which its edges run that lead over several columns, from left to right. */
  readonly lanes: readonly (readonly Box[])[];
}

/** The height of a line of text, in pixels. */
export const LINE_HEIGHT = 16;

/** The room between a box's text and its edge, in pixels. */
export const PADDING = 10;

const CELL_WIDTH = 7.3;
const LONGEST_LINE = 40;
const GAP_X = 56;
const GAP_Y = 14;
const MARGIN = 12;

/** Lays a graph out from left to right, a column for each wave, in nearly linear time; no edge runs behind a node unless the graph is too large to see it. */
export function layoutPicture(picture: Picture): Layout {
  const grid = createGrid(picture.graph);
  const columns = untangle(grid);
  const sizes = grid.before.map((_, slot) => (slot < picture.graph.names.length ? sizeOf(picture, slot) : LANE));
  const heights = columns.map((slots) => slots.reduce((sum, slot) => sum + (sizes[slot]?.height ?? 0) + GAP_Y, -GAP_Y));
  const tallest = heights.reduce((most, height) => Math.max(most, height), 0);
  const placed: Box[] = sizes.map((size) => ({ ...size, x: MARGIN, y: MARGIN }));
  let x = MARGIN;
  columns.forEach((slots, column) => {
    const width = slots.reduce((most, slot) => Math.max(most, sizes[slot]?.width ?? 0), 0);
    let y = MARGIN + (tallest - (heights[column] ?? 0)) / 2;
    for (const slot of slots) {
      const size = sizes[slot] ?? LANE;
      placed[slot] = { ...size, width, x, y };
      y += size.height + GAP_Y;
    }
    x += width + GAP_X;
  });
  const lanes = grid.lanes.map((lane) => lane.flatMap((slot) => placed[slot] ?? []));
  return { width: Math.max(x - GAP_X, 0) + MARGIN, height: tallest + 2 * MARGIN, boxes: placed.slice(0, picture.graph.names.length), lanes };
}

type Size = Pick<Box, "width" | "height" | "lines">;

const LANE: Size = { width: 0, height: 0, lines: [] };

/** Orders each column by where its neighbours stand, forth, back and forth again, so that fewer edges cross. */
function untangle({ columns, before, after }: Grid): readonly (readonly number[])[] {
  const places = before.map(() => 0);
  const settle = (slots: readonly number[]): void => slots.forEach((slot, at) => void (places[slot] = (at + 0.5) / slots.length));
  columns.forEach(settle);
  const ordered = [...columns];
  const pass = (column: number, edges: Grid["before"]): void => {
    const wanted = new Map((ordered[column] ?? []).map((slot) => [slot, middle(edges[slot] ?? [], places) ?? places[slot] ?? 0]));
    const sorted = [...wanted.keys()].sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a - b);
    ordered[column] = sorted;
    settle(sorted);
  };
  for (let column = 1; column < ordered.length; column += 1) pass(column, before);
  for (let column = ordered.length - 2; column >= 0; column -= 1) pass(column, after);
  for (let column = 1; column < ordered.length; column += 1) pass(column, before);
  return ordered;
}

function middle(slots: readonly number[], places: readonly number[]): number | undefined {
  return slots.length === 0 ? undefined : slots.reduce((sum, slot) => sum + (places[slot] ?? 0), 0) / slots.length;
}

function sizeOf(picture: Picture, node: number): Size {
  const lines = linesOf(picture, node).map((line) => shorten(line, LONGEST_LINE));
  const cells = lines.reduce((most, line) => Math.max(most, cellsOf(line)), 4);
  return { lines, width: Math.ceil(cells * CELL_WIDTH) + 2 * PADDING, height: lines.length * LINE_HEIGHT + PADDING };
}

/** Signs as wide as two letters: those of East Asia. Pictures beyond the first plane are two units long anyway. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

function cellsOf(line: string): number {
  return line.length + (line.match(WIDE)?.length ?? 0);
}
