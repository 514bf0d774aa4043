import { expect, test } from "vitest";
import { countCells, isDelimiterRow, linesIn } from "../../src/lint/table-lines.ts";

test.each([
  ["| a | b |", 2],
  ["a | b", 2],
  ["| a |", 1],
  ["| a \\| b | c |", 2],
  ["|---|---|---||", 4],
  ["| a | b \\|", 2],
  ["| | |", 2],
])("%s has %i cells", (line, cells) => {
  expect(countCells(line)).toBe(cells);
});

test("a delimiter row has dashes, colons and pipes, two cells or more", () => {
  expect(["|---|:--:|", "--|--", "| --- |", "---", "| a | -- |"].map(isDelimiterRow)).toEqual([true, true, false, false, false]);
});

test("lines come without their breaks", () => {
  expect(linesIn("x\na\r\nb\ny", { start: 2, end: 6 }).map(({ text, start, end }) => [text, start, end])).toEqual([
    ["a", 2, 3],
    ["b", 5, 6],
  ]);
});
