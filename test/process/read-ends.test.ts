import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnds } from "../../src/process/read-ends.ts";
import { tempFolder } from "../workspace/support/temp-folder.ts";

describe("readEnds", () => {
  test("gives all of a short file as its head", () => {
    const path = join(tempFolder({ out: "short\n" }), "out");
    expect(readEnds(path, { head: 3, tail: 3 })).toEqual({ head: "short\n", tail: "", bytes: 6 });
  });

  test("gives nothing where there is no file", () => {
    expect(readEnds(join(tempFolder(), "gone"), { head: 3, tail: 3 })).toEqual({ head: "", tail: "", bytes: 0 });
  });

  test("gives the beginning and the end of every text without half a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 12, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (raw, head, tail) => {
          const text = Buffer.from(raw, "utf8").toString("utf8");
          const ends = readEnds(join(tempFolder({ out: text }), "out"), { head, tail });
          expect(ends.bytes).toBe(Buffer.byteLength(text));
          expect(text.startsWith(ends.head)).toBe(true);
          expect(text.endsWith(ends.tail)).toBe(true);
          expect(Buffer.byteLength(ends.head)).toBeGreaterThan(head - 4);
        },
      ),
      { numRuns: 200 },
    );
  });
});
