import { describe, expect, test } from "vitest";
import { globsOverlap } from "../../src/util/globs-overlap.ts";

describe("globsOverlap", () => {
  test.each([
    ["src/auth/**", "src/auth/token.ts", true],
    ["src/auth/**", "src/web/**", false],
    ["src", "src/auth/token.ts", true],
    ["**/*.ts", "anything/at.all", true],
    ["./src/a.ts", "src/a.ts", true],
    ["src\\a.ts", "src/a.ts", true],
    ["src/a.ts", "src/ab.ts", false],
    ["", "src", true],
    [`${"*a".repeat(100)}b`, "a".repeat(200), true],
  ])("says of %j and %j %j", (a, b, expected) => {
    expect(globsOverlap(a, b)).toBe(expected);
    expect(globsOverlap(b, a)).toBe(expected);
  });
});
