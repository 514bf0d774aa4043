import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectUnits } from "../../../src/protocol/merge/collect-units.ts";
import { mergeDocuments, type MergeKind } from "../../../src/protocol/merge/merge-documents.ts";
import type { MergeDocument, MergePlace } from "../../../src/protocol/merge/model.ts";

/** A toy format: `# name` opens a group, `- key text` is a unit in it, `label = value` a value. */
const TOY: MergeKind = {
  takeApart(text): MergeDocument {
    const candidates = [];
    const values = [];
    const places = new Map<string, MergePlace>();
    let group = "";
    for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
      const end = index + line.length;
      const unit = /^- (?<key>\w+)/u.exec(line)?.groups?.["key"];
      const value = /^(?<label>\w+) = (?<value>.*)$/u.exec(line)?.groups;
      if (line.startsWith("# ")) group = line.slice(2);
      if (line.startsWith("# ")) places.set(group, { anchor: end, form: "item" });
      if (unit !== undefined && group !== "") candidates.push({ key: unit, name: unit, group, range: { start: index, end } });
      if (value) values.push({ key: value["label"] ?? "", value: value["value"] ?? "", range: { start: end - (value["value"] ?? "").length, end } });
    }
    return { text, units: collectUnits(text, candidates), values, places };
  },
  mergeUnit: () => undefined,
  mergeValue: () => undefined,
};

const merge = (base: string, ours: string, theirs: string): ReturnType<typeof mergeDocuments> => mergeDocuments({ base, ours, theirs }, TOY);

const BASE = "top\n\na = 1\nb = 2\n\n# open\n\n- x one\n- y two\n\nmiddle\n\n# done\n\n# end\n\nlast\n";

/** What changed on each side, and what comes of it. */
const ROWS: readonly (readonly [string, (text: string) => string, (text: string) => string, (text: string) => string])[] = [
  [
    "units added at one place",
    (t) => t.replace("- y two\n", "- y two\n- o ours\n"),
    (t) => t.replace("- y two\n", "- y two\n- t theirs\n"),
    (t) => t.replace("- y two\n", "- y two\n- o ours\n- t theirs\n"),
  ],
  [
    "a unit added before the first",
    (t) => t.replace("top", "TOP"),
    (t) => t.replace("- x", "- t theirs\n- x"),
    (t) => t.replace("top", "TOP").replace("- x", "- t theirs\n- x"),
  ],
  [
    "a unit in an empty group",
    (t) => t.replace("top", "TOP"),
    (t) => t.replace("# done\n", "# done\n\n- t theirs\n"),
    (t) => t.replace("top", "TOP").replace("# done\n", "# done\n\n- t theirs\n"),
  ],
  [
    "a unit moved",
    (t) => t.replace("top", "TOP"),
    (t) => t.replace("- x one\n", "").replace("# done\n", "# done\n\n- x one\n"),
    (t) => t.replace("top", "TOP").replace("- x one\n", "").replace("# done\n", "# done\n\n- x one\n"),
  ],
  [
    "units moved by both",
    (t) => t.replace("- x one\n", "").replace("# done\n", "# done\n\n- x one\n"),
    (t) => t.replace("- y two\n", "").replace("# done\n", "# done\n\n- y two\n"),
    (t) => t.replace("- x one\n- y two\n\n", "").replace("# done\n", "# done\n\n- x one\n- y two\n"),
  ],
  [
    "all units moved by theirs and one added",
    (t) => t.replace("top", "TOP"),
    (t) => t.replace("- x one\n- y two\n", "- z new\n"),
    (t) => t.replace("top", "TOP").replace("- x one\n- y two\n", "- z new\n"),
  ],
  ["a unit deleted that ours left", (t) => t.replace("top", "TOP"), (t) => t.replace("- y two\n", ""), (t) => t.replace("top", "TOP").replace("- y two\n", "")],
  ["values of both", (t) => t.replace("a = 1", "a = 7"), (t) => t.replace("b = 2", "b = 8"), (t) => t.replace("a = 1", "a = 7").replace("b = 2", "b = 8")],
  ["a value and a line of prose", (t) => t.replace("a = 1", "a = 7"), (t) => t.replace("a = 1", "a = 1\nmore"), (t) => t.replace("a = 1", "a = 7\nmore")],
  [
    "prose before and after units",
    (t) => t.replace("middle", "middle\nours"),
    (t) => t.replace("# open\n", "intro\n\n# open\n"),
    (t) => t.replace("middle", "middle\nours").replace("# open\n", "intro\n\n# open\n"),
  ],
  [
    "a group added behind units",
    (t) => t.replace("top", "TOP"),
    (t) => t.replace("middle\n", "# more\n\nwords\n\nmiddle\n"),
    (t) => t.replace("top", "TOP").replace("middle\n", "# more\n\nwords\n\nmiddle\n"),
  ],
  ["lines at the end and at the top", (t) => `first\n\n${t}`, (t) => `${t}finis\n`, (t) => `first\n\n${t}finis\n`],
  ["the first line deleted", (t) => t.replace("last", "LAST"), (t) => t.replace("top\n\n", ""), (t) => t.replace("last", "LAST").replace("top\n\n", "")],
  [
    "the first line deleted before a heading",
    (t) => t.replace("last", "LAST"),
    (t) => t.replace(/^[^#]*/u, ""),
    (t) => t.replace("last", "LAST").replace(/^[^#]*/u, "\n"),
  ],
  ["a line put before the first one", (t) => t.replace("last", "LAST"), (t) => `zero\n${t}`, (t) => `zero\n${t.replace("last", "LAST")}`],
  [
    "values that conflict",
    (t) => t.replace("a = 1", "a = 7"),
    (t) => t.replace("a = 1", "a = 8"),
    (t) => t.replace("a = 1", "<<<<<<< ours\na = 7\n=======\na = 8\n>>>>>>> theirs"),
  ],
  [
    "units that conflict",
    (t) => t.replace("x one", "x ours"),
    (t) => t.replace("x one", "x theirs"),
    (t) => t.replace("- x one", "<<<<<<< ours\n- x ours\n=======\n- x theirs\n>>>>>>> theirs"),
  ],
  [
    "prose that conflicts",
    (t) => t.replace("middle", "ours"),
    (t) => t.replace("middle", "theirs"),
    (t) => t.replace("middle", "<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs"),
  ],
  [
    "insertions that conflict",
    (t) => t.replace("middle\n", "middle\nours\n"),
    (t) => t.replace("middle\n", "middle\ntheirs\n"),
    (t) => t.replace("middle\n", "middle\n<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\n"),
  ],
  [
    "a label renamed whose value changed",
    (t) => t.replace("a = 1", "a = 7"),
    (t) => t.replace("a = 1", "c = 1"),
    (t) => t.replace("a = 1", "<<<<<<< ours\na = 7\n=======\nc = 1\n>>>>>>> theirs"),
  ],
];

describe("mergeDocuments", () => {
  test.each(ROWS)("merges %s", (...[, ours, theirs, expected]) => {
    expect(merge(BASE, ours(BASE), theirs(BASE)).text).toBe(expected(BASE));
  });

  test.each(ROWS)("merges %s in a text with CRLF and a byte-order mark", (...[, ours, theirs, expected]) => {
    const foreign = (text: string): string => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    expect(merge(foreign(BASE), foreign(ours(BASE)), foreign(theirs(BASE))).text).toBe(foreign(expected(BASE)));
  });

  test("says where the conflicts begin and what they are about", () => {
    const ours = BASE.replace("x one", "x ours").replace("a = 1", "a = 7").replace("last", "ours");
    const theirs = BASE.replace("x one", "x theirs").replace("a = 1", "a = 8").replace("last", "theirs");
    const { text, conflicts } = merge(BASE, ours, theirs);
    expect(conflicts.map(({ what }) => what)).toEqual(["a", "x", "text"]);
    for (const { line } of conflicts) expect(text.split("\n")[line - 1]).toBe("<<<<<<< ours");
  });

  const line = fc.constantFrom("# open", "# done", "- x one", "- y two", "- z three", "a = 1", "a = 2", "b = 1", "words", "more words", "", "");
  const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.map((one) => `${one}\n`).join(""));

  test("keeps the byte-exact laws for any texts", () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(merge(base, other, base).text).toBe(other);
        expect(merge(base, base, other).text).toBe(other);
        expect(merge(base, other, other).text).toBe(other);
      }),
    );
  });

  test("keeps every line that a side added, for any texts", () => {
    const count = (lines: readonly string[], wanted: string): number => lines.filter((one) => one === wanted).length;
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = merge(base, ours, theirs).text.split("\n");
        for (const side of [ours, theirs]) {
          for (const one of new Set(side.split("\n"))) {
            const isProse = one !== "" && !one.includes(" = ");
            if (isProse && count(side.split("\n"), one) > 0 && count(base.split("\n"), one) === 0) expect(count(merged, one), one).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
