import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "../../src/markdown/plain-text.ts";
import { anyText, HOSTILE_TEXTS } from "./arbitraries.ts";

test.each([
  ["**bold** and *slanted* and __both__ _ways_", "bold and slanted and both ways"],
  ["***all***", "all"],
  ["`code` and ``a ` b``", "code and a ` b"],
  ["`**not bold**`", "**not bold**"],
  ["an ` open mark", "an ` open mark"],
  ["[text](https://x.y 'title') and ![image](a.png)", "text and image"],
  ["[**bold** link](a)", "bold link"],
  ["[ ] box and [x]", "[ ] box and [x]"],
  ["~~struck~~ but ~ not", "struck but ~ not"],
  ['<a id="d"></a>D001 <!-- hidden --> <b>x</b>', "D001 x"],
  ["<https://example.com>", "https://example.com"],
  ["a < b and c > d", "a < b and c > d"],
  ["\\*escaped\\* \\| \\a", "*escaped* | \\a"],
  ["snake_case_name stays", "snake_case_name stays"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  ["  two\n  lines\t and\u00a0blanks ", "two lines and blanks"],
  ["", ""],
])("%j reads %j", (markdown, words) => {
  expect(plainText(markdown)).toBe(words);
});

test("any text gives one line without blanks around", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = plainText(text);
      expect(words).toBe(words.replaceAll(/\s+/gu, " ").trim());
      expect(words.length).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 10_000 },
  );
});

test.each(HOSTILE_TEXTS)("hostile text of 500 KB is answered: $name", ({ make }) => {
  const text = make(500_000);
  expect(plainText(text).length).toBeLessThanOrEqual(text.length);
});
