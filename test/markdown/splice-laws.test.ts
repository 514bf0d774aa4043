import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import { appendListItem } from "../../src/markdown/append-list-item.ts";
import { appendTableRow } from "../../src/markdown/append-table-row.ts";
import { deleteTableRow } from "../../src/markdown/delete-table-row.ts";
import { escapeCell } from "../../src/markdown/escape-cell.ts";
import { eolOf } from "../../src/markdown/eol-of.ts";
import { fieldsOf } from "../../src/markdown/fields-of.ts";
import { frontMatterFields } from "../../src/markdown/front-matter-fields.ts";
import { insertIntoSection } from "../../src/markdown/insert-into-section.ts";
import { insertSectionAfter } from "../../src/markdown/insert-section-after.ts";
import type { Outline } from "../../src/markdown/model.ts";
import { prependTableRow } from "../../src/markdown/prepend-table-row.ts";
import { removeListItem } from "../../src/markdown/remove-list-item.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { sectionsOf } from "../../src/markdown/sections-of.ts";
import { setFieldValue } from "../../src/markdown/set-field-value.ts";
import { setTableCell } from "../../src/markdown/set-table-cell.ts";
import { setTaskBox } from "../../src/markdown/set-task-box.ts";
import { walkSections } from "../../src/markdown/walk-sections.ts";
import { markdownDocument } from "./arbitraries.ts";
import { cellsOf, itemsOf, listsOf, tablesOf, tasksOf } from "./outline-parts.ts";
import { FIXTURES } from "./read-fixtures.ts";

const RUNS = { numRuns: 5_000 };
const PATIENT = { timeout: 300_000 };

const document = fc.oneof(
  { weight: 3, arbitrary: markdownDocument },
  { weight: 2, arbitrary: fc.constantFrom(...FIXTURES.map(({ text }) => text)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...FIXTURES.map(({ text }) => text)), markdownDocument).map(([a, b]) => `${a}\n\n${b}`) },
);
/** A row that makes a table of the line above it as soon as that has as many pipes. */
const DELIMITER = /^[>\t ]*[-:|][-:| \t]*$/mu;
/** Below an only item: without it the block may belong to the list above. */
const INDENTED_BELOW = /^[^\r\n]*[\r\n][>\s]*[ \t]\S/u;
/** Values that are one line, without blanks around and without what would begin another field. */
const value = fc
  .array(fc.constantFrom("ship", "`a|b`", "a\\|b", "it's", "now", "50%", "ünï → ✅", "(soon)", "#1", "T3", "\\", "|", "C:\\x", '"q"', "x\n y", "1.", "-"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => `do ${words.join(" ")} it`);

function written(text: string): string {
  return escapeCell(text.trim());
}

function after(text: string, edits: readonly TextEdit[]): Outline {
  for (const { range, newText } of edits) {
    expect(range.start).toBeGreaterThanOrEqual(text.startsWith("\u{feff}") ? 1 : 0);
    if (/\r\n/u.test(text) && eolOf(text) === "\r\n") expect(newText.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
  }
  return scanOutline(applyEdits(text, edits));
}

function isMixed(text: string): boolean {
  return text.includes("\r") && /(?<!\r)\n|\r(?!\n)/u.test(text);
}

function declined({ blocks }: Outline): number {
  return blocks.filter(({ kind }) => kind === "opaque").length;
}

function fieldsIn(outline: Outline): readonly string[] {
  return [...frontMatterFields(outline), ...fieldsOf(outline)].map(({ form, label, value: says }) => `${form}: ${label} = ${says}`);
}

function endsAlike(before: string, now: string): void {
  if (before.trim() !== "" && now.trim() !== "") expect(/[\r\n]$/u.test(now)).toBe(/[\r\n]$/u.test(before));
}

describe("setFieldValue", PATIENT, () => {
  test("writes what is read again and leaves all other fields, tasks and cells", () => {
    fc.assert(
      fc.property(document, fc.nat(), value, (text, pick, words) => {
        const outline = scanOutline(text);
        const fields = [...frontMatterFields(outline), ...fieldsOf(outline)];
        fc.pre(fields.length > 0);
        const at = pick % fields.length;
        const field = fields[at];
        if (field === undefined || field.form === "front-matter") return;
        fc.pre(field.form === "table" || !(words.includes("|") && DELIMITER.test(text)));
        const now = after(text, [setFieldValue(outline, field, words)]);
        const line = words.replaceAll(/\s*\n\s*/gu, " ");
        const expected = fieldsIn(outline).map((each, index) =>
          index === at ? `${field.form}: ${field.label} = ${field.form === "table" ? written(words) : line}` : each,
        );
        expect(fieldsIn(now)).toEqual(expected);
        expect(tasksOf(now)).toEqual(tasksOf(outline));
      }),
      RUNS,
    );
  });

  test("empties a value and writes it again", () => {
    fc.assert(
      fc.property(document, fc.nat(), (text, pick) => {
        const outline = scanOutline(text);
        const fields = fieldsOf(outline);
        const field = fields[pick % Math.max(1, fields.length)];
        fc.pre(field !== undefined);
        if (field === undefined) return;
        const at = fields.indexOf(field);
        const emptied = after(text, [setFieldValue(outline, field, "")]);
        const empty = fieldsOf(emptied)[at];
        if (empty?.value !== "" || empty.label !== field.label) return;
        expect(fieldsOf(after(emptied.text, [setFieldValue(emptied, empty, "new")]))[at]).toMatchObject({ label: field.label, value: "new" });
      }),
      RUNS,
    );
  });
});

describe("setTableCell", PATIENT, () => {
  test("writes one cell, escaped or empty, and leaves all others", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.oneof(value, fc.constantFrom("", "x", "- x", "# x", "> x", "|", "\\")), (text, pick, words) => {
        const outline = scanOutline(text);
        const cells = tablesOf(outline).flatMap((table, t) =>
          [table.header, ...table.rows].flatMap((row, r) => row.cells.map((cell, c) => ({ cell, t, r, c }))),
        );
        fc.pre(cells.length > 0);
        const found = cells[pick % cells.length];
        if (found === undefined) return;
        const { cell, t, r, c } = found;
        const now = cellsOf(after(text, [setTableCell(text, cell, words)]));
        const expected = cellsOf(outline).map((table, i) =>
          table.map((row, j) => row.map((says, k) => (i === t && j === r && k === c ? written(words) : says))),
        );
        expect(now).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe("rows", PATIENT, () => {
  test("are written at the end or below the header, and deleted again, with nothing else changed", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.array(value, { maxLength: 3 }), fc.boolean(), (text, pick, cells, first) => {
        const outline = scanOutline(text);
        const tables = tablesOf(outline);
        fc.pre(tables.length > 0);
        const at = pick % tables.length;
        const table = tables[at];
        if (table === undefined) return;
        const now = after(text, [(first ? prependTableRow : appendTableRow)(text, table, cells)]);
        const row = Array.from({ length: Math.max(cells.length, table.header.cells.length) }, (_, column) => written(cells[column] ?? ""));
        const expected = cellsOf(outline).map((rows, index) => (index === at ? rows.toSpliced(first ? 1 : rows.length, 0, row) : rows));
        expect(cellsOf(now)).toEqual(expected);
        expect(tasksOf(now)).toEqual(tasksOf(outline));
        endsAlike(text, now.text);
        const newRow = first ? tablesOf(now)[at]?.rows[0] : tablesOf(now)[at]?.rows.at(-1);
        if (newRow !== undefined && !isMixed(text)) expect(applyEdits(now.text, [deleteTableRow(now.text, newRow)])).toBe(text);
      }),
      RUNS,
    );
  });
});

describe("setTaskBox", PATIENT, () => {
  test("ticks one task and leaves the others", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.boolean(), (text, pick, checked) => {
        const outline = scanOutline(text);
        const tasks = itemsOf(outline).filter(({ box }) => box !== undefined);
        fc.pre(tasks.length > 0);
        const at = pick % tasks.length;
        const item = tasks[at];
        if (item === undefined) return;
        const now = after(text, setTaskBox(item, checked));
        expect(tasksOf(now)).toEqual(tasksOf(outline).map((task, index) => (index === at ? `[${checked ? "x" : " "}]${task.slice(3)}` : task)));
        expect(now.text).toHaveLength(text.length);
      }),
      RUNS,
    );
  });
});

describe("list items", PATIENT, () => {
  test("are appended as the last of their list, and every task before stays", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.constantFrom("[ ] **T9** new", "[x] new\nmore", "plain", "two\n\nparagraphs"), (text, pick, itemText) => {
        const outline = scanOutline(text);
        const lists = listsOf(outline);
        fc.pre(lists.length > 0);
        const at = pick % lists.length;
        const list = lists[at];
        if (list === undefined || list.items.at(-1)?.blocks.length === 0) return;
        const now = after(text, [appendListItem(text, list, itemText)]);
        if (declined(outline) > 0 || declined(now) > 0) return;
        const grown = listsOf(now)[at];
        expect(grown?.items).toHaveLength(list.items.length + 1);
        const last = grown?.items.at(-1);
        expect(last?.box?.checked).toBe(itemText.startsWith("[") ? itemText.startsWith("[x]") : undefined);
        expect(last?.blocks).toHaveLength(itemText.includes("\n\n") ? 2 : 1);
        expect(tasksOf(now)).toHaveLength(tasksOf(outline).length + (itemText.startsWith("[") ? 1 : 0));
        endsAlike(text, now.text);
      }),
      RUNS,
    );
  });

  test("are removed with what they hold, and every task outside stays", () => {
    fc.assert(
      fc.property(document, fc.nat(), (text, pick) => {
        const outline = scanOutline(text);
        const places = listsOf(outline).flatMap((list) => list.items.map((item) => ({ list, item })));
        fc.pre(places.length > 0);
        const place = places[pick % places.length];
        if (place === undefined) return;
        const { list, item } = place;
        fc.pre(list.items.length > 1 || !INDENTED_BELOW.test(text.slice(item.range.end)));
        const now = after(text, [removeListItem(text, list, item)]);
        if (declined(outline) > 0 || declined(now) > 0) return;
        const gone = new Set(itemsOf({ blocks: [{ kind: "list", range: item.range, ordered: false, items: [item] }] }).map(({ range }) => range.start));
        const kept = itemsOf(outline).filter(({ range }) => !gone.has(range.start));
        const tasks = kept.flatMap(({ box }) =>
          box === undefined ? [] : [`[${box.checked ? "x" : " "}]${/[^\r\n]*/u.exec(text.slice(box.range.end))?.[0] ?? ""}`],
        );
        // What stood below the item may belong to the one above it now, and then comes earlier.
        expect([...tasksOf(now)].sort()).toEqual(tasks.sort());
        expect(cellsOf(now).flat()).toEqual(
          cellsOf(outline)
            .filter((_, index) => !inside(tablesOf(outline)[index]?.range.start, item))
            .flat(),
        );
      }),
      RUNS,
    );
  });
});

function inside(start: number | undefined, { range }: { readonly range: { readonly start: number; readonly end: number } }): boolean {
  return start !== undefined && start >= range.start && start < range.end;
}

describe("sections", PATIENT, () => {
  test("take new blocks at their start and end, and nothing else changes", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.constantFrom("start" as const, "end" as const), (text, pick, place) => {
        const outline = scanOutline(text);
        const root = sectionsOf(outline);
        const sections = [root, ...walkSections(root)];
        const at = pick % sections.length;
        const section = sections[at];
        if (section === undefined) return;
        const now = after(text, [insertIntoSection(text, section, { markdown: "Unheard-of words", place })]);
        if (declined(outline) > 0) return;
        const root2 = sectionsOf(now);
        const grown = [root2, ...walkSections(root2)];
        expect(grown.map(({ title }) => title)).toEqual(sections.map(({ title }) => title));
        const words = grown[at]?.blocks.map(({ range }) => now.text.slice(range.start, range.end)) ?? [];
        expect(words).toContain("Unheard-of words");
        expect(tasksOf(now)).toEqual(tasksOf(outline));
        expect(cellsOf(now)).toEqual(cellsOf(outline));
        endsAlike(text, now.text);
      }),
      RUNS,
    );
  });

  test("are written behind others, and nothing else changes", () => {
    fc.assert(
      fc.property(document, fc.nat(), (text, pick) => {
        const outline = scanOutline(text);
        const sections = [undefined, ...walkSections(sectionsOf(outline))];
        const section = sections[pick % sections.length];
        const now = after(text, [insertSectionAfter(outline, section, { title: "Unheard-of", body: "- [ ] **N1** a task\n\nThe end." })]);
        if (declined(outline) > 0) return;
        expect(tasksOf(now).filter((task) => !task.includes("N1"))).toEqual(tasksOf(outline));
        expect(cellsOf(now)).toEqual(cellsOf(outline));
        const all = [...walkSections(sectionsOf(now))];
        const added = all.find(({ title }) => title === "Unheard-of");
        expect([added?.depth, added?.blocks[0]?.kind]).toEqual([2, "list"]);
        endsAlike(text, now.text);
      }),
      RUNS,
    );
  });
});
