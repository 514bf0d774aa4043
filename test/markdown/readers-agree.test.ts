import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { markdownDocument, markdownSoup } from "./arbitraries.ts";
import { compareReaders } from "./compare-readers.ts";
import { FIXTURES } from "./read-fixtures.ts";

const PATIENT = { timeout: 300_000 };

describe("the scanner and remark", PATIENT, () => {
  test.each(FIXTURES)("agree on $name", ({ text }) => {
    const { scanned, tree } = compareReaders(text);
    expect(scanned).toEqual(tree);
  });

  test("agree on documents of lines as people and accidents write them", () => {
    fc.assert(fc.property(markdownDocument, agree), { numRuns: 5_000 });
  });

  test("agree on soups of signs", () => {
    fc.assert(fc.property(markdownSoup, agree), { numRuns: 5_000 });
  });

  test("agree on fixtures written one below the other", () => {
    const part = fc.constantFrom(...FIXTURES.map(({ text }) => text));
    fc.assert(
      fc.property(part, part, fc.constantFrom("", "\n", "\n\n"), (a, b, gap) => agree(a + gap + b)),
      { numRuns: 300 },
    );
  });
});

function agree(text: string): void {
  const { scanned, tree } = compareReaders(text);
  if (tree !== undefined) expect(scanned).toEqual(tree);
}

test("the scanner declines little of realistic files", () => {
  const blocks = FIXTURES.map(({ text }) => scanOutline(text).blocks);
  const declined = blocks.flat().filter(({ kind }) => kind === "opaque").length;
  console.log(`declined ${declined} of ${blocks.flat().length} blocks of ${FIXTURES.length} fixtures`);
  expect(declined / blocks.flat().length).toBeLessThan(0.03);
});

test.each(["canonical-handoff", "narrative-brief", "crlf-everywhere", "label-soup", "decisions-in-five-shapes"])(
  "the scanner declines nothing of %s",
  (name) => {
    const found = FIXTURES.find((each) => each.name === name);
    expect(scanOutline(found?.text ?? "").blocks.map(({ kind }) => kind)).not.toContain("opaque");
  },
);
