import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeLines } from "../../../src/protocol/merge/merge-lines.ts";

describe("mergeLines", () => {
  test("takes what each side changed", () => {
    expect(mergeLines({ base: "a\nb\nc\n", ours: "A\nb\nc\n", theirs: "a\nb\nC\nd\n" })).toEqual({ text: "A\nb\nC\nd\n", conflicts: [] });
  });

  test("puts markers around what both changed, and only that", () => {
    expect(mergeLines({ base: "a\nb\nc\n", ours: "a\nX\nc\n", theirs: "a\nY\nc\n" })).toEqual({
      text: "a\n<<<<<<< ours\nX\n=======\nY\n>>>>>>> theirs\nc\n",
      conflicts: [{ what: "text", line: 2 }],
    });
  });

  test("keeps the line breaks of ours and works on a last line without one", () => {
    expect(mergeLines({ base: "a\r\nb", ours: "a\r\nX", theirs: "a\r\nY" }).text).toBe("a\r\n<<<<<<< ours\r\nX\r\n=======\r\nY\r\n>>>>>>> theirs\r\n");
  });

  test("keeps the byte-exact laws for any texts", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "\n", "\r\n"), { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeLines({ base, ours: other, theirs: base }).text).toBe(other);
        expect(mergeLines({ base, ours: base, theirs: other }).text).toBe(other);
        expect(mergeLines({ base, ours: other, theirs: other }).text).toBe(other);
      }),
    );
  });
});
