import { expect, test } from "vitest";
import { listed, listedUpTo, meant, quoted } from "../../src/lint/words.ts";

test("a quoted value is one short line without backticks and hidden signs of its own", () => {
  expect(quoted("a `b`\n\u200bc")).toBe("`a 'b' c`");
  expect(quoted("x".repeat(100))).toBe(`\`${"x".repeat(39)}…\``);
});

test("lists read like sentences", () => {
  expect([listed([], "or"), listed(["a"], "or"), listed(["a", "b"], "or"), listed(["a", "b", "c"], "and")]).toEqual([
    "",
    "`a`",
    "`a` or `b`",
    "`a`, `b` and `c`",
  ]);
  expect(listedUpTo(2, ["a", "b", "c", "d"])).toBe("`a`, `b` and 2 more");
});

test("the word that was meant is the nearest one, if any is near", () => {
  expect(meant("cluade", ["claude", "codex"])).toBe("claude");
  expect(meant("nonsense", ["claude", "codex"])).toBeUndefined();
});
