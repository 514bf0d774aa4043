import fc from "fast-check";
import { expect, test } from "vitest";
import { findConflictMarkers } from "../../src/markdown/find-conflict-markers.ts";
import { anyText, HOSTILE_TEXTS } from "./arbitraries.ts";
import { fixture } from "./read-fixtures.ts";

function regions(text: string): readonly unknown[] {
  const words = (range: { readonly start: number; readonly end: number } | undefined): string | undefined => range && text.slice(range.start, range.end);
  return findConflictMarkers(text).map((region) => ({
    whole: words(region),
    ours: words(region.ours),
    base: words(region.base),
    theirs: words(region.theirs),
  }));
}

test("a region of three parts tells its sides and its base", () => {
  expect(regions(fixture("conflict-in-the-task-list"))).toMatchObject([
    { ours: "- [ ] **T1** ours\n", base: "- [ ] **T1** base\n", theirs: "- [x] **T1** theirs\n" },
  ]);
});

test("regions of two parts are found, in CRLF, in code, behind a byte-order mark, at the end", () => {
  expect(regions("\u{feff}<<<<<<< a\r\nx\r\n=======\r\n>>>>>>> b\r\n")).toEqual([
    { whole: "<<<<<<< a\r\nx\r\n=======\r\n>>>>>>> b\r\n", ours: "x\r\n", base: undefined, theirs: "" },
  ]);
  expect(regions("```\n<<<<<<<\n=======\ny\n>>>>>>>")).toMatchObject([{ ours: "", theirs: "y\n" }]);
});

test("what is no complete region is none", () => {
  for (const text of [
    "Title\n=======\n",
    "<<<<<<< a\nx\n",
    "<<<<<<< a\n>>>>>>> b\n",
    "=======\n>>>>>>> b\n",
    " <<<<<<< a\n=======\n>>>>>>> b\n",
    "<<<<<<<< a\n=======\n>>>>>>> b\n",
    "<<<<<<< a\n=======\n>>>>>>>b\n",
    "x\u2028<<<<<<< a\n=======\n>>>>>>> b\n",
  ])
    expect(regions(text)).toEqual([]);
});

test("a region that begins anew counts from there", () => {
  expect(regions("<<<<<<< a\nlost\n<<<<<<< b\nx\n=======\ny\n>>>>>>> c\n")).toMatchObject([{ ours: "x\n", theirs: "y\n" }]);
});

test("regions of any text lie in order, their parts inside them", { timeout: 120_000 }, () => {
  const marked = fc
    .array(fc.constantFrom("<<<<<<< a\n", "||||||| b\n", "=======\n", ">>>>>>> c\n", "x\n", "\r\n"), { maxLength: 20 })
    .map((lines) => lines.join(""));
  fc.assert(
    fc.property(fc.oneof(marked, anyText), (text) => {
      let from = 0;
      for (const { start, end, ours, base, theirs } of findConflictMarkers(text)) {
        const places = [from, start, ours.start, ours.end, base?.start ?? ours.end, base?.end ?? ours.end, theirs.start, theirs.end, end, text.length];
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        from = end;
      }
    }),
    { numRuns: 10_000 },
  );
});

test.each(HOSTILE_TEXTS)("hostile text of 500 KB is answered: $name", ({ make }) => {
  expect(findConflictMarkers(make(500_000))).toEqual([]);
});
