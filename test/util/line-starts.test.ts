import fc from "fast-check";
import { expect, test } from "vitest";
import { lastAtOrBefore } from "../../src/util/last-at-or-before.ts";
import { lineStarts } from "../../src/util/line-starts.ts";

test.each<[string, readonly number[]]>([
  ["", [0]],
  ["a", [0]],
  ["a\n", [0, 2]],
  ["a\r\nb\rc\n\n", [0, 3, 5, 7, 8]],
])("the lines of %j begin at %j", (text, starts) => {
  expect(lineStarts(text)).toEqual(starts);
});

test("an offset stands in the last line that begins at it or before", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "\r", "\n", "\u{1f600}")), fc.nat(50), (signs, offset) => {
      const starts = lineStarts(signs.join(""));
      expect(lastAtOrBefore(starts, offset)).toBe(starts.findLastIndex((start) => start <= offset));
    }),
  );
});
