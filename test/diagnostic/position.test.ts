import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineIndex } from "../../src/diagnostic/position.ts";

test("lines end in LF, CRLF or a lone CR, and columns count from one", () => {
  const index = createLineIndex("ab\ncd\r\ne\rf");
  expect([0, 2, 3, 5, 7, 8, 9, 10].map((offset) => index.positionAt(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 3 },
    { line: 3, column: 1 },
    { line: 3, column: 2 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
  ]);
});

test("a byte-order mark takes no column", () => {
  const index = createLineIndex("\u{feff}ab\nc");
  expect([0, 1, 2, 4].map((offset) => index.positionAt(offset).column)).toEqual([1, 1, 2, 1]);
});

test("positions of any text grow with the offset and agree with counting", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "\u{feff}"), { maxLength: 30 }), (parts) => {
      const text = `x${parts.join("")}`;
      const index = createLineIndex(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const before = text.slice(0, offset);
        const lines = before.endsWith("\r") && text.charAt(offset) === "\n" ? before.slice(0, -1).split(/\r\n|\r|\n/u) : before.split(/\r\n|\r|\n/u);
        expect(index.positionAt(offset).line).toBe(lines.length);
      }
    }),
    { numRuns: 2_000 },
  );
});
