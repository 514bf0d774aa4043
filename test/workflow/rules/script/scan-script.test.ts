import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanScript } from "../../../../src/workflow/rules/script/scan-script.ts";

describe("scanScript", () => {
  test.each([
    ["a('x')", "a(' ')"],
    ['a("\\"b")', 'a("   ")'],
    ["`a${b}c`", "` ${b} `"],
    ["`a${`x${y}`}c`;z", "` ${` ${y}`} `;z"],
    ["`${{ a: 1 }}b`", "`${{ a: 1 }} `"],
    ["a // b 'c\nd", "a        \nd"],
    ["a /* b\nc */ d", "a     \n     d"],
    ["x = /a'b/.test(c)", "x = /   /.test(c)"],
    ["x = /[/'\"]/; y", "x = /     /; y"],
    ["a / b / 'c'", "a / b / ' '"],
    ["f(a) / 2 + '/'", "f(a) / 2 + ' '"],
    ["return /x'/", "return /  /"],
    ["'//x'", "'   '"],
    ["'a\nb", "' \nb"],
    ["`open", "`    "],
    ["/* open", "       "],
    ["'😀'a", "'  'a"],
    ["// é\r\nx", "    \r\nx"],
  ])("blanks what is no code in %j", (text, code) => {
    expect(scanScript(text).code).toBe(code);
  });

  test("gives strings with their places, and comments that stand alone", () => {
    const { strings, comments } = scanScript("  // one\nf('two'); // three\n/* four */\n");
    expect(strings).toEqual([{ value: "two", range: { start: 12, end: 15 } }]);
    expect(comments.map(({ text }) => text)).toEqual(["// one", "/* four */"]);
  });

  test("keeps length, line ends and offsets of any text", () => {
    const piece = fc.constantFrom("'", '"', "`", "${", "}", "{", "/", "//", "/*", "*/", "\\", "\n", "\r\n", "a", " ", "[", "]", "(", ")", "return", "=", "😀");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { code, strings, comments } = scanScript(text);
        expect(code).toHaveLength(text.length);
        expect(code.replace(/[^\r\n]/gu, "").length).toBe(text.replace(/[^\r\n]/gu, "").length);
        for (const { value, range } of strings) expect(text.slice(range.start, range.end)).toBe(value);
        for (const { text: comment, range } of comments) expect(text.slice(range.start, range.end)).toBe(comment);
      }),
      { numRuns: 1000 },
    );
  });

  test("reads a megabyte of open marks", () => {
    for (const mark of ["`${", "{", "/", "'a", "/*", "(a"]) expect(scanScript(mark.repeat(200_000)).code).toHaveLength(mark.length * 200_000);
  });
});
