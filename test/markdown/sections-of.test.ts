import fc from "fast-check";
import { expect, test } from "vitest";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import type { Section } from "../../src/markdown/section.ts";
import { sectionsOf } from "../../src/markdown/sections-of.ts";
import { walkSections } from "../../src/markdown/walk-sections.ts";
import { anyText } from "./arbitraries.ts";
import { fixture } from "./read-fixtures.ts";

function sections(text: string): readonly Section[] {
  return [...walkSections(sectionsOf(scanOutline(text)))];
}

function tree({ depth, title, children }: Section): string {
  return `${depth} ${title}${children.length === 0 ? "" : ` (${children.map(tree).join(", ")})`}`;
}

test("headings nest by their rank, also where a rank is left out", () => {
  expect(tree(sectionsOf(scanOutline("# A\n### B\n## C\n# D")))).toBe("0  (1 A (3 B, 2 C), 1 D)");
});

test("bold paragraphs act as headings, bold fields do not", () => {
  expect(tree(sectionsOf(scanOutline(fixture("narrative-brief"))))).toContain(
    "2 Where things stand (7 What works, 7 What does not, 3 Phase 2: dates ✅, 3 Phase 3: merged cells)",
  );
  expect(sections(fixture("pseudo-headings-and-glued-blocks")).map(({ title }) => title)).toEqual([
    "Current State",
    "Remaining",
    "Success Criteria",
    "Left over",
    "Next",
  ]);
});

test("a bold line below prose heads what follows and leaves the prose to the section above", () => {
  const text = fixture("pseudo-headings-and-glued-blocks");
  const [state] = sections(text);
  expect(state?.blocks.map(({ range }) => text.slice(range.start, range.end))).toEqual(["Text glued to the heading"]);
  expect(state?.children[0]).toMatchObject({ title: "Remaining", depth: 7, blocks: [{ kind: "list" }] });
});

test("headings in quotes, lists, code and comments open no section", () => {
  expect(sections(fixture("headings-inside-other-blocks")).map(({ title }) => title)).toEqual(["Real"]);
});

test("titles are plain words without a colon at the end", () => {
  expect(sections("## `x.sh` **runs**:\n## [Docs](a.md) &amp; ~~old~~\n## Closed ##").map(({ title }) => title)).toEqual([
    "x.sh runs",
    "Docs &amp; old",
    "Closed",
  ]);
});

test("a section reaches to the next of its rank, its blocks to the first child", () => {
  const text = "intro\n\n# A\n\na\n\n## B\n\nb\n\n# C";
  const [first] = sections(text);
  expect(text.slice(first?.range.start, first?.range.end)).toBe("# A\n\na\n\n## B\n\nb\n\n");
  expect(text.slice(first?.contentRange.start, first?.contentRange.end)).toBe("\n\na\n\n## B\n\nb\n\n");
  expect(first?.blocks.map(({ range }) => text.slice(range.start, range.end))).toEqual(["a"]);
  expect(sectionsOf(scanOutline(text)).blocks.map(({ range }) => text.slice(range.start, range.end))).toEqual(["intro"]);
});

test("the root begins behind the front matter", () => {
  const text = fixture("front-matter-behind-a-bom");
  expect(sectionsOf(scanOutline(text))).toMatchObject({ depth: 0, range: { start: 0, end: text.length }, contentRange: { start: 21 } });
});

test("every block of any text is in one section, and sections lie inside each other", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const outline = scanOutline(text);
      const root = sectionsOf(outline);
      const all = [root, ...walkSections(root)];
      const blocks = all.flatMap((section) => [...(section.heading === undefined ? [] : [section.heading]), ...section.blocks]);
      const offsets = blocks.map(({ range }) => range.start);
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      expect(blocks.filter(({ kind }) => kind !== "paragraph")).toEqual(outline.blocks.filter(({ kind }) => kind !== "paragraph"));
      expect(blocks.length).toBeGreaterThanOrEqual(outline.blocks.length);
      for (const { range, children } of all)
        for (const child of children) if (child.range.start < range.start || child.range.end > range.end) expect.fail("a child leaves its section");
    }),
    { numRuns: 3_000 },
  );
});

test("a hundred thousand sections are walked", () => {
  expect(sections("# A\n".repeat(100_000))).toHaveLength(100_000);
});
