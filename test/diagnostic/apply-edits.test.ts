import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";

function edit(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

test("no edit leaves the text as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(applyEdits(text, [])).toBe(text);
    }),
  );
});

test("edits apply in any order, insertions at one place in the given one", () => {
  expect(applyEdits("abcdef", [edit(4, 6, "X"), edit(0, 1, ""), edit(2, 2, "1"), edit(2, 2, "2")])).toBe("b12cdX");
});

test("an insertion in front of a replaced range comes first", () => {
  expect(applyEdits("abc", [edit(1, 2, "B"), edit(1, 1, "-")])).toBe("a-Bc");
});

test("edits that overlap or leave the text are a fault of the program", () => {
  expect(() => applyEdits("abc", [edit(0, 2, ""), edit(1, 3, "")])).toThrow("Cannot apply the edit at 1-3: it overlaps another or leaves the text");
  expect(() => applyEdits("abc", [edit(2, 4, "")])).toThrow("2-4");
  expect(() => applyEdits("abc", [edit(2, 1, "")])).toThrow("2-1");
});

test("what no range covers stays, piece by piece", () => {
  const cuts = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 41, maxLength: 60 }),
      cuts,
      fc.array(fc.string(), { minLength: 4, maxLength: 4 }),
      (text, places, words) => {
        const sorted = places.toSorted((a, b) => a - b);
        const ranges = Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({ start: sorted[2 * at] ?? 0, end: sorted[2 * at + 1] ?? 0 }));
        const edits = ranges.map((range, at) => ({ range, newText: words[at] ?? "" }));
        const kept = [0, ...ranges.map(({ end }) => end)].map((start, at) => text.slice(start, ranges[at]?.start));
        const expected = kept.map((piece, at) => piece + (edits[at]?.newText ?? "")).join("");
        expect(applyEdits(text, edits.toReversed())).toBe(expected);
      },
    ),
    { numRuns: 5_000 },
  );
});
