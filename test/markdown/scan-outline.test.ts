import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import type { Block, ListItem } from "../../src/markdown/model.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { anyText, HOSTILE_TEXTS, markdownDocument } from "./arbitraries.ts";
import { expectOrdered } from "./expect-ordered.ts";
import { fixture, FIXTURES } from "./read-fixtures.ts";
import { shapeOf } from "./shape-of.ts";

/** What each fixture is to Markdown; boxes in brackets, tables with the cells of their rows. */
const SHAPES: Readonly<Record<string, string>> = {
  "banner-over-stale-text": "quote(p p) h1 p",
  "bom-before-title": "h1 p ul([ ])",
  "boxes-that-are-no-tasks": "ul(- - - - - - - - - -) ul([ ] [x])",
  "canonical-handoff": "h1 table(2,2,2,2,2) h2 p h2 ul(- -) h2 ul(-) h2 ul([ ] [ ]) h2 ul([ ]{fence:ts} [ ]) h2 ul([x]) h2 h2 ol(- -) h2 table(4,4,4)",
  "conflict-in-the-task-list": "h2 p ul([ ] [ ] [x]) opaque ul([ ]) setext1",
  "crlf-everywhere": "h1 table(2,2) h2 ul([ ] [x]) setext2 fence:sh",
  "decisions-in-five-shapes": "h1 h2 ul(- -) h2 p h3 table(2,2) h2 p table(4,4) ul(-)",
  "empty-cells-and-escaped-pipes": "table(3,3,3,3,1,4) table(2,2,1)",
  "fence-that-never-closes": "h2 ul(-{fence:sh} -) fence:text!",
  "footer-stamp": "h1 p thematic-break p",
  "front-matter-behind-a-bom": "front-matter h1",
  "front-matter-owner": "front-matter h1 p",
  "headings-inside-other-blocks": "h2 quote(h2) ul(-{h2 p}) fence:bash fence html",
  "headings-that-are-none": "p h2 h2 h1 p p h3 code",
  "html-and-definitions": "html p html html ul(-) html html p opaque opaque p",
  "label-soup": "p ul(- - -) p p",
  "last-line-without-break": "h1 h2 ul([x] [ ])",
  "narrative-brief": "h1 quote(p) h2 p h2 table(3,3,3,3) p ul(- -) p ol(- -{ul(- -)}) h3 p h3 fence:bash p fence h2 ul(- -) ul([ ]) thematic-break p",
  "nested-lists-of-all-widths": "ul(-{ul(-{ul(-)})} -{ul(-)}) ol(-{ul(-) p} -{fence} -) ul(-{ul(-)} - -)",
  "next-steps-with-stale-entries": "h2 ol(- - -{p}) ol(-)",
  "no-break-spaces": "p p p table(2,2)",
  "owner-above-a-rule": "p setext2 setext1 ul(-) thematic-break p thematic-break",
  "owner-in-a-two-column-table": "table(2,2,2,2,2) table(3,3)",
  "pseudo-headings-and-glued-blocks": "h2 p ul(- -) p ul([ ] - -) p p p h2",
  "quoted-task-with-lazy-line": "quote(ul([ ])) quote(p) ul(-)",
  "rule-that-is-no-front-matter": "thematic-break setext2 h1",
  "table-cut-by-a-blank-line": "table(2,2) p",
  "table-glued-to-prose": "p table(2,2,1) p quote(table(1,1))",
  "table-with-a-stray-pipe": "p p",
  "task-begins-with-code-or-bold": "ul([ ] [x] [ ] [x] [ ] [ ] [x])",
  "wrapped-plus": "ul(-) ul(-) p ul(-)",
};

test.each(FIXTURES)("the structure of $name is read", ({ name, text }) => {
  expect(shapeOf(scanOutline(text))).toBe(SHAPES[name]);
});

function slices(text: string, pick: (block: Block) => readonly { readonly start: number; readonly end: number }[]): readonly string[] {
  return scanOutline(text).blocks.flatMap((block) => pick(block).map(({ start, end }) => text.slice(start, end)));
}

function itemsOf(text: string): readonly ListItem[] {
  return scanOutline(text).blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
}

describe("offsets", () => {
  test("count a byte-order mark as one unit", () => {
    const text = fixture("bom-before-title");
    expect(slices(text, (block) => (block.kind === "heading" ? [block.contentRange] : []))).toEqual(["Agent Handoff: mint"]);
    expect(scanOutline(text).blocks[0]?.range.start).toBe(1);
    expect(itemsOf(text).map(({ box }) => box?.range.start)).toEqual([text.indexOf("[ ]")]);
  });

  test("leave out the returns of CRLF", () => {
    const found = slices(fixture("crlf-everywhere"), ({ range }) => [range]);
    expect(found.every((words) => !words.endsWith("\r") && !words.startsWith("\n"))).toBe(true);
    expect(found).toContain("Owner: Codex\r\n---");
  });

  test("find the box wherever the words of a task begin", () => {
    const text = fixture("task-begins-with-code-or-bold");
    expect(itemsOf(text).map(({ box }) => text.slice(box?.range.start, box?.range.end))).toEqual(["[ ]", "[x]", "[ ]", "[x]", "[ ]", "[ ]", "[X]"]);
    expect(itemsOf(text).map(({ box }) => box?.checked)).toEqual([false, true, false, true, false, false, true]);
  });

  test("give cells without pipes and blanks, and empty ones a place to write", () => {
    const text = fixture("empty-cells-and-escaped-pipes");
    const cells = (row: string): readonly string[] =>
      slices(row, (block) => (block.kind === "table" ? block.rows.flatMap((each) => each.cells.map((cell) => cell.range)) : []));
    expect(cells(text)).toEqual([
      "login",
      "",
      "`a \\| b`",
      "",
      "open",
      "",
      "",
      "",
      "",
      "a short row",
      "one",
      "two",
      "three",
      "four",
      "Ada",
      "`x \\|\\| y`",
      "no pipe at all",
    ]);
  });

  test("drop closing hashes and underlines from a heading's text", () => {
    const contents = (text: string): readonly string[] => slices(text, (block) => (block.kind === "heading" ? [block.contentRange] : []));
    expect(contents(fixture("headings-that-are-none"))).toEqual(["Closed", "Half closed#", "", "indented by three"]);
    expect(contents(fixture("owner-above-a-rule"))).toEqual(["Owner: Codex", "Status: ready"]);
  });

  test("tell the front matter from what stands below it", () => {
    const { frontMatter, blocks } = scanOutline(fixture("front-matter-behind-a-bom"));
    expect(frontMatter).toEqual({ range: { start: 1, end: 21 }, contentRange: { start: 5, end: 18 } });
    expect(blocks[0]?.range).toEqual({ start: 22, end: 29 });
  });
});

test("a fence tells its language and whether it is closed", () => {
  expect(scanOutline("~~~ ts title=x\na").blocks).toEqual([{ kind: "code", range: { start: 0, end: 16 }, fenced: true, language: "ts", closed: false }]);
  expect(scanOutline("```\na\n````").blocks).toMatchObject([{ language: "", closed: true }]);
});

describe("any text", { timeout: 300_000 }, () => {
  test("is read without an exception, into ranges that lie in order inside each other", () => {
    fc.assert(
      fc.property(anyText, (text) => expectOrdered(scanOutline(text))),
      { numRuns: 20_000 },
    );
  });

  test("stays as it is without edits, also outside of an edit's range", () => {
    fc.assert(
      fc.property(markdownDocument, fc.nat(), fc.string(), (text, pick, newText) => {
        const { blocks } = scanOutline(text);
        expect(applyEdits(text, [])).toBe(text);
        const range = blocks[pick % Math.max(1, blocks.length)]?.range;
        if (range === undefined) return;
        const edited = applyEdits(text, [{ range, newText }]);
        expect(edited.slice(0, range.start)).toBe(text.slice(0, range.start));
        expect(edited.slice(range.start + newText.length)).toBe(text.slice(range.end));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("hostile text", { timeout: 300_000 }, () => {
  test.each(HOSTILE_TEXTS)("of 200 KB is read: $name", ({ make }) => {
    expectOrdered(scanOutline(make(200_000)));
  });

  test("of 10 MB is read", () => {
    expect(scanOutline(fixture("canonical-handoff").repeat(6_500)).blocks).toHaveLength(6_500 * 19);
  });

  test("of one line of 4 MB is read", () => {
    for (const unit of ["word ", "- ", "| a ", "> ", "#", "`a", "* ", "[a]"])
      expect(scanOutline(unit.repeat(4_000_000 / unit.length)).blocks.length).toBeLessThanOrEqual(1);
  });

  test("of deep nesting is declined, not followed", () => {
    for (const unit of ["> ", "- ", "1. ", ">", "> - "]) expect(shapeOf(scanOutline(`${unit.repeat(10_000)}x`))).toBe("opaque");
  });
});
