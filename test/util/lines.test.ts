import fc from "fast-check";
import { expect, test } from "vitest";
import { foldLines } from "../../src/util/fold-lines.ts";
import { lineEnd } from "../../src/util/line-end.ts";
import { lineStart } from "../../src/util/line-start.ts";
import { nextLineStart } from "../../src/util/next-line-start.ts";
import { splitLines } from "../../src/util/split-lines.ts";
import { trimLineBreaks } from "../../src/util/trim-line-breaks.ts";
import { withEol } from "../../src/util/with-eol.ts";

test("the bounds of every offset's line agree with splitting the text into lines", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b c", "\n", "\r\n", "\r"), { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      let start = 0;
      for (const line of splitLines(text)) {
        const words = line.replace(/[\r\n]+$/u, "");
        for (let at = start; at <= start + words.length; at += 1) {
          expect([lineStart(text, at), lineEnd(text, at), nextLineStart(text, at)]).toEqual([start, start + words.length, start + line.length]);
        }
        start += line.length;
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a byte-order mark stands before the first line", () => {
  expect([0, 1, 2].map((offset) => lineStart("\u{feff}ab", offset))).toEqual([0, 1, 1]);
});

test("foldLines makes one line and keeps the blanks at both ends", () => {
  expect(foldLines(" a \r\n\t b\n\n c ")).toBe(" a b c ");
});

test("trimLineBreaks keeps indentation", () => {
  expect(trimLineBreaks("\r\n\n  a\n b \n\r")).toBe("  a\n b ");
  expect(trimLineBreaks("\n\n")).toBe("");
});

test("withEol rewrites every kind of line break", () => {
  expect(withEol("a\nb\r\nc\rd", "\r\n")).toBe("a\r\nb\r\nc\r\nd");
});
