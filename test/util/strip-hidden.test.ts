import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shorten } from "../../src/util/shorten.ts";
import { singleLine } from "../../src/util/single-line.ts";
import { stripHidden } from "../../src/util/strip-hidden.ts";

describe("stripHidden", () => {
  test.each([
    ["a colour", "\u001b[31mred\u001b[0m", "red"],
    ["an eight-bit colour", "\u009b31mred", "red"],
    ["a window title", "\u001b]0;title\u0007text", "text"],
    ["a link", "\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link"],
    ["an escape that is never closed, keeping what is visible", "\u001b]0;half", "0;half"],
    ["control bytes", "a\u0000b\u0007c\u007f", "abc"],
    ["zero-width signs", "a\u200bb\u200d\u2060c\ufeff", "abc"],
    ["bidirectional signs", "a\u202eb\u2066c\u2069", "abc"],
    ["tag characters", "a\u{e0041}\u{e0042}b", "ab"],
    ["a soft hyphen", "co\u00addex", "codex"],
    ["half a surrogate pair", "a\ud800b", "a\ufffdb"],
  ])("removes %s", (_, text, expected) => {
    expect(stripHidden(text)).toBe(expected);
  });

  test("keeps tabs, emoji, other scripts and blanks, and makes line ends alike", () => {
    expect(stripHidden("\tTäglich → ✅ ⚠️ 日本\u00a0x\r\ny\rz")).toBe("\tTäglich → ✅ ⚠️ 日本\u00a0x\ny\nz");
  });

  test("finds nothing more in what it gave, for any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u.test(stripHidden(text))));
  });

  test("answers on a hostile text of escapes without end", () => {
    expect(stripHidden("\u001b]".repeat(200_000))).toBe("");
  });
});

describe("singleLine", () => {
  test("folds line breaks and blanks to one space", () => {
    expect(singleLine("  a\r\n\tb\u2028 c \u200b ")).toBe("a b c");
  });
});

describe("shorten", () => {
  test("cuts with an ellipsis and never inside a pair", () => {
    expect(shorten("abcdef", 4)).toBe("abc…");
    expect(shorten("abc", 3)).toBe("abc");
    expect(shorten("a😀b😀", 3)).toBe("a…");
  });
});
