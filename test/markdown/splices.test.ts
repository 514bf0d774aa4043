import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import { appendListItem } from "../../src/markdown/append-list-item.ts";
import { appendTableRow } from "../../src/markdown/append-table-row.ts";
import { deleteTableRow } from "../../src/markdown/delete-table-row.ts";
import { eolOf } from "../../src/markdown/eol-of.ts";
import { escapeCell } from "../../src/markdown/escape-cell.ts";
import { fieldsOf } from "../../src/markdown/fields-of.ts";
import { frontMatterFields } from "../../src/markdown/front-matter-fields.ts";
import { insertIntoSection } from "../../src/markdown/insert-into-section.ts";
import { insertSectionAfter } from "../../src/markdown/insert-section-after.ts";
import type { List, Outline, Table } from "../../src/markdown/model.ts";
import { prependTableRow } from "../../src/markdown/prepend-table-row.ts";
import { removeListItem } from "../../src/markdown/remove-list-item.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import type { Section } from "../../src/markdown/section.ts";
import { sectionsOf } from "../../src/markdown/sections-of.ts";
import { setFieldValue } from "../../src/markdown/set-field-value.ts";
import { setTableCell } from "../../src/markdown/set-table-cell.ts";
import { setTaskBox } from "../../src/markdown/set-task-box.ts";
import { listsOf, tablesOf } from "./outline-parts.ts";

function edited(text: string, edits: TextEdit | readonly TextEdit[]): string {
  return applyEdits(text, "range" in edits ? [edits] : edits);
}

function found<Thing>(things: readonly Thing[], at = 0): Thing {
  const thing = things.at(at);
  if (thing === undefined) throw new Error("Cannot find what the test is about");
  return thing;
}

function withValue(text: string, value: string, at = 0): string {
  const outline = scanOutline(text);
  return edited(text, setFieldValue(outline, found([...frontMatterFields(outline), ...fieldsOf(outline)], at), value));
}

describe("setFieldValue", () => {
  test.each([
    ["**Owner:** Claude", "**Owner:** Codex"],
    ["**Owner**: Claude  \nx", "**Owner**: Codex  \nx"],
    ["**Owner: Claude**(round 3)", "**Owner: Codex**(round 3)"],
    ["**Owner:**", "**Owner:** Codex"],
    ["- Owner:\n- Status: x", "- Owner: Codex\n- Status: x"],
    ["- Owner: \r\n", "- Owner: Codex\r\n"],
    ["Owner: Claude. Next: x", "Owner: Codex. Next: x"],
    ["> Owner: Claude", "> Owner: Codex"],
    ["## Owner: Claude ##", "## Owner: Codex ##"],
    ["| a | b |\n|---|---|\n| Owner | Claude |", "| a | b |\n|---|---|\n| Owner | Codex |"],
    ["| a | b |\n|---|---|\n| Owner ||", "| a | b |\n|---|---|\n| Owner | Codex |"],
    ["---\nowner: claude # who\n---", "---\nowner: Codex # who\n---"],
    ["---\nowner:\n---", "---\nowner: Codex\n---"],
    ["---\nowner: 'claude'\n---", "---\nowner: 'Codex'\n---"],
    ["\u{feff}---\r\nowner: claude\r\n---\r\n", "\u{feff}---\r\nowner: Codex\r\n---\r\n"],
  ])("writes %j as %j", (text, expected) => {
    expect(withValue(text, "Codex")).toBe(expected);
  });

  test("keeps a value on its line, its cell and its quotes", () => {
    expect(withValue("Owner: x", "two\r\n  lines")).toBe("Owner: two lines");
    expect(withValue("| a | b |\n|---|---|\n| O | x |", "`a|b`\\|c")).toBe("| a | b |\n|---|---|\n| O | `a\\|b`\\|c |");
    expect(withValue("---\na: x\n---", "half: done")).toBe('---\na: "half: done"\n---');
    expect(withValue("---\na: x\n---", "# one")).toBe('---\na: "# one"\n---');
    expect(withValue('---\na: "x"\n---', 'say "so"')).toBe('---\na: "say \\"so\\""\n---');
    expect(withValue("---\na: 'x'\n---", "it's")).toBe("---\na: 'it''s'\n---");
  });
});

describe("cells and rows", () => {
  const text = "> | A | B |\r\n> |---|---|\r\n> | 1 | 2 |\r\n> | 3 | 4 |";
  const table = (outline: Outline): Table => found(tablesOf(outline));

  test("stand behind the same marks, in the file's line ends", () => {
    expect(edited(text, appendTableRow(text, table(scanOutline(text)), ["5"]))).toBe(`${text}\r\n> | 5 |  |`);
    expect(edited(text, prependTableRow(text, table(scanOutline(text)), ["a|b", "c\nd"]))).toContain("> |---|---|\r\n> | a\\|b | c d |\r\n> | 1 | 2 |");
  });

  test("are deleted with their line, and a missing line end stays missing", () => {
    const { rows } = table(scanOutline(text));
    expect(edited(text, deleteTableRow(text, found(rows)))).toBe("> | A | B |\r\n> |---|---|\r\n> | 3 | 4 |");
    expect(edited(text, deleteTableRow(text, found(rows, 1)))).toBe("> | A | B |\r\n> |---|---|\r\n> | 1 | 2 |");
  });

  test("keep their number where a table has no outer pipes", () => {
    const bare = "a | b\n--|--\nc | d\n";
    const { rows } = table(scanOutline(bare));
    const { cells } = found(rows);
    expect(edited(bare, setTableCell(bare, found(cells), ""))).toBe("a | b\n--|--\n| | d\n");
    expect(edited(bare, setTableCell(bare, found(cells, 1), ""))).toBe("a | b\n--|--\nc | |\n");
    expect(edited(bare, setTableCell(bare, found(cells), "- x"))).toBe("a | b\n--|--\n| - x | d\n");
  });
});

test("escapeCell escapes pipes once and folds lines", () => {
  expect(escapeCell("a|b \\| `c|d`\n e\\\\|f")).toBe("a\\|b \\| `c\\|d` e\\\\\\|f");
});

test("eolOf tells CRLF by the first line", () => {
  expect(["", "a", "a\n", "a\r\nb\n", "a\nb\r\n", "\n"].map(eolOf)).toEqual(["\n", "\n", "\n", "\r\n", "\n", "\n"]);
});

test("setTaskBox changes one sign, and nothing where it says so already or there is no box", () => {
  const text = "- [ ] a\n- [X] b\n- c";
  const { items } = found(listsOf(scanOutline(text)));
  expect(items.map((item) => edited(text, setTaskBox(item, true)))).toEqual(["- [x] a\n- [X] b\n- c", text, text]);
  expect(items.map((item) => edited(text, setTaskBox(item, false)))).toEqual([text, "- [ ] a\n- [ ] b\n- c", text]);
});

describe("list items", () => {
  const append = (text: string, itemText: string, at = 0): string => edited(text, appendListItem(text, found(listsOf(scanOutline(text)), at), itemText));
  const remove = (text: string, item: number, at = 0): string => {
    const list: List = found(listsOf(scanOutline(text)), at);
    return edited(text, removeListItem(text, list, found(list.items, item)));
  };

  test.each([
    ["* a", "* a\n* new\n  more"],
    ["- a\r\n- b\r\n", "- a\r\n- b\r\n- new\r\n  more\r\n"],
    ["9) a\n", "9) a\n10) new\n    more\n"],
    ["- a\n\n- b\n\nend", "- a\n\n- b\n\n- new\n  more\n\nend"],
    ["> - a\nlazy\n", "> - a\nlazy\n> - new\n>   more\n"],
    ["-   wide", "-   wide\n-   new\n    more"],
    ["- ```\n  a\n  ```\nglued", "- ```\n  a\n  ```\n- new\n  more\n\nglued"],
  ])("are appended to %j", (text, expected) => {
    expect(append(text, "new\nmore")).toBe(expected);
  });

  test("are appended to a list inside an item at its place", () => {
    expect(append("- a\n  1. b\n- c\n", "new", 1)).toBe("- a\n  1. b\n  2. new\n- c\n");
    expect(append("- - a\n", "new", 1)).toBe("- - a\n  - new\n");
  });

  test("are removed with their children and blank lines", () => {
    expect(remove("- a\n  - deep\n\n  words\n- b\n", 0)).toBe("- b\n");
    expect(remove("- a\n\n- b\n\n- c", 1)).toBe("- a\n\n- c");
    expect(remove("- a\n\n- b", 1)).toBe("- a");
    expect(remove("text\n\n- a\n\n# H", 0)).toBe("text\n\n# H");
    expect(remove("- - a\n  - b\n", 0, 1)).toBe("- - b\n");
  });

  test("are removed so that what they kept apart stays apart", () => {
    expect(remove("Owner: x\n- a\n---\n", 0)).toBe("Owner: x\n\n---\n");
    expect(remove("text\n1. a\n2. b\n", 0)).toBe("text\n\n2. b\n");
    expect(remove("- a\n- ```\n  x\n  ```\nglued\n", 1)).toBe("- a\n\nglued\n");
  });
});

describe("sections", () => {
  const section = (outline: Outline, at: number): Section => found(sectionsOf(outline).children, at);
  const into = (text: string, place: "start" | "end", markdown = "new"): string =>
    edited(text, insertIntoSection(text, section(scanOutline(text), 0), { markdown, place }));

  test("take blocks at their start and end, set off by blank lines", () => {
    expect(into("# A\ntext\n## B\n", "start")).toBe("# A\n\nnew\n\ntext\n## B\n");
    expect(into("# A\ntext\n## B\n", "end")).toBe("# A\ntext\n\nnew\n\n## B\n");
    expect(into("# A\r\n\r\ntext", "end", "one\n\ntwo\n")).toBe("# A\r\n\r\ntext\r\n\r\none\r\n\r\ntwo");
    expect(into("# A", "start")).toBe("# A\n\nnew");
    expect(into("# A\n```\nopen\n", "end")).toBe("# A\n\nnew\n\n```\nopen\n");
  });

  test("take nothing when there is nothing to write", () => {
    expect(into("# A\ntext", "end", "\n\n")).toBe("# A\ntext");
  });

  test("the root takes blocks behind front matter and byte-order mark", () => {
    for (const [text, expected] of [
      ["---\na: b\n---\n# A\n", "---\na: b\n---\n\nnew\n\n# A\n"],
      ["\u{feff}# A\n", "\u{feff}new\n\n# A\n"],
      ["", "new\n"],
    ] as const) {
      expect(edited(text, insertIntoSection(text, sectionsOf(scanOutline(text)), { markdown: "new", place: "start" }))).toBe(expected);
    }
  });

  test("are written behind another with its children, or at the end", () => {
    const outline = scanOutline("# A\na\n## B\n# C");
    expect(edited(outline.text, insertSectionAfter(outline, section(outline, 0), { title: "New", depth: 1, body: "- x" }))).toBe(
      "# A\na\n## B\n\n# New\n\n- x\n\n# C",
    );
    expect(edited(outline.text, insertSectionAfter(outline, undefined, { title: "New", body: "" }))).toBe("# A\na\n## B\n# C\n\n## New");
  });

  test("are written before a last fence that would swallow them", () => {
    const outline = scanOutline("# A\n\n~~~\nopen\n");
    expect(edited(outline.text, insertSectionAfter(outline, undefined, { title: "New", body: "x" }))).toBe("# A\n\n## New\n\nx\n\n~~~\nopen\n");
  });
});
