import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import { applyFixes } from "../../src/lint/apply-fixes.ts";
import { fixUntilStable } from "../../src/lint/fix-until-stable.ts";

function finding(...edits: readonly TextEdit[]): Diagnostic {
  return {
    rule: "r",
    severity: "error",
    message: "Unexpected text",
    file: "a.md",
    range: { start: 0, end: 0 },
    line: 1,
    column: 1,
    fix: { title: "Mend it", edits },
  };
}

function edit(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

test("fixes that do not touch each other go in together, in any order", () => {
  const { text, applied } = applyFixes("abcdef", [finding(edit(4, 5, "E")), finding(edit(0, 1, "A"))]);
  expect(text).toBe("AbcdEf");
  expect(applied).toHaveLength(2);
});

test("of fixes that overlap or touch only the first goes in", () => {
  expect(applyFixes("abcdef", [finding(edit(0, 2, "X")), finding(edit(1, 3, "Y"))]).text).toBe("Xcdef");
  expect(applyFixes("abcdef", [finding(edit(2, 2, "X")), finding(edit(2, 2, "Y"))]).text).toBe("abXcdef");
});

test("a fix of several edits goes in as a whole or not at all", () => {
  const { text, applied } = applyFixes("abcdef", [finding(edit(0, 1, ""), edit(5, 5, "A")), finding(edit(3, 4, "D"))]);
  expect(text).toBe("bcdeAf");
  expect(applied).toHaveLength(1);
});

test("findings without a fix and fixes without an edit change nothing", () => {
  expect(applyFixes("abc", [finding(), { ...finding(), rule: "other" }])).toEqual({ text: "abc", applied: [] });
});

test("a text is checked again until nothing is left to mend", () => {
  const check = (text: string): readonly Diagnostic[] => (text.includes("aa") ? [finding(edit(text.indexOf("aa"), text.indexOf("aa") + 2, "a"))] : []);
  expect(fixUntilStable("aaaa", check)).toEqual({ text: "a", fixed: 3, diagnostics: [] });
});

test("fixes that undo each other come to an end", () => {
  const check = (text: string): readonly Diagnostic[] => [finding(edit(0, 1, text === "a" ? "b" : "a"))];
  expect(fixUntilStable("a", check).fixed).toBe(10);
});
