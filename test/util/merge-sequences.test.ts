import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeSequences } from "../../src/util/merge-sequences.ts";

const letters = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 20 });

function merge(base: string[], ours: string[], theirs: string[]): string[] | "conflict" {
  const out: string[] = [];
  let at = 0;
  for (const chunk of mergeSequences(base, ours, theirs)) {
    if (chunk.changed === "both") return "conflict";
    out.push(
      ...ours.slice(at, chunk.ours.start),
      ...(chunk.changed === "ours" ? ours.slice(chunk.ours.start, chunk.ours.end) : theirs.slice(chunk.theirs.start, chunk.theirs.end)),
    );
    at = chunk.ours.end;
  }
  return [...out, ...ours.slice(at)];
}

describe("mergeSequences", () => {
  test.each([
    ["changes of both sides far apart", "abcde", "Xbcde", "abcdY", "XbcdY"],
    ["neighbouring items replaced on different sides", "ab", "Xb", "aY", "XY"],
    ["an insertion and a deletion far apart", "abcd", "aXbcd", "abc", "aXbc"],
    ["insertions at one place", "ab", "aXb", "aYb", "conflict"],
    ["an insertion where the other side replaces", "ab", "aXb", "aY", "conflict"],
    ["one item replaced on both sides", "abc", "aXc", "aYc", "conflict"],
    ["an item replaced and deleted", "abc", "aXc", "ac", "conflict"],
  ])("merges %s", (...[, base, ours, theirs, expected]) => {
    const merged = merge(base.split(""), ours.split(""), theirs.split(""));
    expect(merged === "conflict" ? merged : merged.join("")).toBe(expected);
  });

  test("takes a side's changes where the other has none, for any sequences", () => {
    fc.assert(
      fc.property(letters, letters, (base, changed) => {
        expect(merge(base, changed, base)).toEqual(changed);
        expect(merge(base, base, changed)).toEqual(changed);
      }),
    );
  });

  test("gives the same whichever side is called ours", () => {
    fc.assert(
      fc.property(letters, letters, letters, (base, a, b) => {
        expect(merge(base, a, b)).toEqual(merge(base, b, a));
      }),
    );
  });

  test("gives spans that cover all that differs, in order", () => {
    fc.assert(
      fc.property(letters, letters, letters, (base, ours, theirs) => {
        const at = { base: 0, ours: 0, theirs: 0 };
        for (const chunk of mergeSequences(base, ours, theirs)) {
          expect(base.slice(at.base, chunk.base.start)).toEqual(ours.slice(at.ours, chunk.ours.start));
          expect(base.slice(at.base, chunk.base.start)).toEqual(theirs.slice(at.theirs, chunk.theirs.start));
          Object.assign(at, { base: chunk.base.end, ours: chunk.ours.end, theirs: chunk.theirs.end });
        }
        expect(base.slice(at.base)).toEqual(ours.slice(at.ours));
        expect(base.slice(at.base)).toEqual(theirs.slice(at.theirs));
      }),
    );
  });
});
