import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffSequences, type Hunk } from "../../src/util/diff-sequences.ts";

const letters = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });

function patch(a: readonly string[], b: readonly string[], hunks: readonly Hunk[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    out.push(...a.slice(at, hunk.a.start), ...b.slice(hunk.b.start, hunk.b.end));
    at = hunk.a.end;
  }
  return [...out, ...a.slice(at)];
}

function shortestScript(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  a.forEach((item, i) => {
    const next = [i + 1];
    b.forEach((other, j) => next.push(item === other ? (row[j] ?? 0) : Math.min(row[j + 1] ?? 0, next[j] ?? 0) + 1));
    row = next;
  });
  return row[b.length] ?? 0;
}

describe("diffSequences", () => {
  test("gives hunks that turn one sequence into the other", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(patch(a, b, diffSequences(a, b))).toEqual(b);
      }),
    );
  });

  test("finds a shortest list of differences", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const size = diffSequences(a, b).reduce((sum, hunk) => sum + hunk.a.end - hunk.a.start + hunk.b.end - hunk.b.start, 0);
        expect(size).toBe(shortestScript(a, b));
      }),
    );
  });

  test("finds nothing between equal sequences", () => {
    fc.assert(
      fc.property(letters, (a) => {
        expect(diffSequences(a, [...a])).toEqual([]);
      }),
    );
  });

  test("gives one hunk for sequences that share nothing and are long", () => {
    const a = Array.from({ length: 3000 }, (_, i) => `a${i}`);
    const b = Array.from({ length: 3000 }, (_, i) => `b${i}`);
    expect(diffSequences(["x", ...a], ["x", ...b])).toEqual([{ a: { start: 1, end: 3001 }, b: { start: 1, end: 3001 } }]);
  });
});
