import { expect, test } from "vitest";
import { parseYamlText } from "../../../src/util/yaml/parse-yaml-text.ts";

const LIMITS = { maxLength: 10_000, maxValues: 50 };

test("every value and key keeps its place, and whether it stands without quotes", () => {
  const read = parseYamlText("a: 1_0\nb: ['x', {c: null}]\n", LIMITS);
  expect(read).toEqual({
    ok: true,
    value: {
      range: { start: 0, end: 27 },
      value: { a: "1_0", b: ["x", { c: null }] },
      items: [],
      members: [
        { key: "a", keyRange: { start: 0, end: 1 }, node: { range: { start: 3, end: 6 }, value: "1_0", members: [], items: [], plain: true } },
        {
          key: "b",
          keyRange: { start: 7, end: 8 },
          node: {
            range: { start: 10, end: 26 },
            value: ["x", { c: null }],
            members: [],
            items: [
              { range: { start: 11, end: 14 }, value: "x", members: [], items: [] },
              {
                range: { start: 16, end: 25 },
                value: { c: null },
                items: [],
                members: [
                  { key: "c", keyRange: { start: 17, end: 18 }, node: { range: { start: 20, end: 24 }, value: null, members: [], items: [], plain: true } },
                ],
              },
            ],
          },
        },
      ],
    },
  });
});

test.each([
  ["a: [b", 5, "end of the file"],
  ["a: 1\n b: 2", 3, "second `:`"],
  ["[".repeat(101), 100, "nesting"],
  [`[${"a, ".repeat(51)}]`, 148, "value"],
  ["x".repeat(10_001), 10_000, "length"],
  ["]".repeat(5000), 0, "character"],
  [`[${",".repeat(200)}]`, 2, "character"],
  [`[${",".repeat(5000)}]`, 399, "value"],
  ["- &a b\n- *c\n", 9, "alias `*c`"],
  ["a\n---\nb", 2, "second document"],
])("%j is refused at %i: unexpected %s", (text, start, found) => {
  const read = parseYamlText(text, LIMITS);
  expect(read.ok ? read : { start: read.problem.range.start, found: read.problem.found }).toEqual({ start, found });
});

test("a hundred levels are read, one more is not", () => {
  const nested = (levels: number): boolean => parseYamlText("[".repeat(levels) + "]".repeat(levels), { maxLength: 1000, maxValues: 1000 }).ok;
  expect([nested(100), nested(101)]).toEqual([true, false]);
});

test("an alias counts as often as it is written", () => {
  const text = `- &a [${"x, ".repeat(9)}]\n${"- *a\n".repeat(5)}`;
  expect(parseYamlText(text, { maxLength: 1000, maxValues: 60 })).toMatchObject({ ok: false, problem: { expected: "at most 60 values" } });
  expect(parseYamlText(text, { maxLength: 1000, maxValues: 70 }).ok).toBe(true);
});
