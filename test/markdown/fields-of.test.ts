import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field } from "../../src/markdown/field.ts";
import { fieldsOf } from "../../src/markdown/fields-of.ts";
import { frontMatterFields } from "../../src/markdown/front-matter-fields.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { anyText, HOSTILE_TEXTS } from "./arbitraries.ts";
import { fixture } from "./read-fixtures.ts";

function told({ form, label, value }: Field): string {
  return `${form}: ${label} = ${value}`;
}

function fieldsIn(text: string): readonly string[] {
  const outline = scanOutline(text);
  return [...frontMatterFields(outline), ...fieldsOf(outline)].map(told);
}

const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ["**Date:** 2026-01-01", ["bold: Date = 2026-01-01"]],
  ["**Date**: 2026-01-01", ["bold: Date = 2026-01-01"]],
  ["__Date:__ 2026-01-01", ["bold: Date = 2026-01-01"]],
  ["**Mise à jour :** hier", ["bold: Mise à jour = hier"]],
  ["- Current owner: Claude Code", ["bullet: Current owner = Claude Code"]],
  ["1. Owner: Codex", ["bullet: Owner = Codex"]],
  ["- **Current owner: Claude Code**(round 3)", ["bullet: Current owner = Claude Code"]],
  ["**Owner: Codex | Status: ready**", ["bold: Owner = Codex", "plain: Status = ready"]],
  ["- Current owner:", ["bullet: Current owner = "]],
  ["Current owner: `Codex2`", ["plain: Current owner = `Codex2`"]],
  ["Owner：Codex", ["plain: Owner = Codex"]],
  ["**Owner:** Sol（Claude Code） / **Readiness:** ready", ["bold: Owner = Sol（Claude Code）", "bold: Readiness = ready"]],
  ["**Model:** Opus · Effort: medium", ["bold: Model = Opus", "plain: Effort = medium"]],
  ["**Owner:** Codex | **Reviewer:** Claude", ["bold: Owner = Codex", "bold: Reviewer = Claude"]],
  ["Last updated: 2026-06-20. Branch: `x` (1 ahead).", ["plain: Last updated = 2026-06-20", "plain: Branch = `x` (1 ahead)."]],
  [
    "Status: ready. Owner: Designer (Codex). Next owner: Dev (Claude)",
    ["plain: Status = ready", "plain: Owner = Designer (Codex)", "plain: Next owner = Dev (Claude)"],
  ],
  ["**Status**: 12/12 done · pushed", ["bold: Status = 12/12 done · pushed"]],
  ["**Duration:** 4 h\n**Status:** Done", ["bold: Duration = 4 h", "bold: Status = Done"]],
  ["**Owner:** None  \nmore", ["bold: Owner = None"]],
  ["**Owner:** None\\\nmore", ["bold: Owner = None"]],
  ["**Owner:**\u00a0Codex", ["bold: Owner = Codex"]],
  ["> Assigned to: Codex\n> **Status:** ready", ["quote: Assigned to = Codex", "quote: Status = ready"]],
  ["## Assigned To: Codex", ["heading: Assigned To = Codex"]],
  ["Owner: Codex\n---", ["heading: Owner = Codex"]],
  ["*Last updated: 2026-06-30*", ["plain: Last updated = 2026-06-30"]],
  ["off-limits: src/main.c", ["plain: off-limits = src/main.c"]],
  ["Note: see http://x.y/z", ["plain: Note = see http://x.y/z"]],
  ["---\ncurrent_owner: codex\n---", ["front-matter: current_owner = codex"]],
  ["http://example.com/x", []],
  ["Ratio 3:4 and 12:30", []],
  ["C:\\temp\\x is a path", []],
  ["This is a sentence of many words: it has a colon", []],
  ["```\nOwner: x\n```", []],
  ["    Owner: x", []],
  ["- [ ] Owner: x", []],
  ["<!-- Owner: x -->", []],
  ["| Concern | Current owner | Since |\n|---|---|---|\n| a | b | c |", []],
];

test.each(FORMS)("%j has the fields %j", (text, fields) => {
  expect(fieldsIn(text)).toEqual(fields);
});

test("the label soup is told apart, line by line", () => {
  expect(fieldsIn(fixture("label-soup"))).toEqual([
    "bold: Date = 2026-05-15",
    "plain: HEAD = `b04d2fe`. **160 pass.**",
    "bold: Current owner = Codex",
    "bold: Next owner = Claude",
    "bold: Status = 12/12 done · pushed",
    "bold: Effort = small",
    "bold: Reviewer = Claude",
    "bold: Size = S",
    "bullet: Current owner = Claude Code",
    "bullet: Current owner = ",
    "bullet: Owner = Sol（Claude Code）",
    "bullet: Readiness = ready",
    "plain: Owner = Codex",
  ]);
});

test("a table of two columns holds fields, one of three does not", () => {
  expect(fieldsIn(fixture("owner-in-a-two-column-table"))).toEqual([
    "table: Task = `none recorded`",
    "table: Owner = `operator-selected agent`",
    "table: Status = `idle`",
    "table: Next Action = ",
  ]);
});

test("front matter gives its plain values, without quotes and comments", () => {
  expect(fieldsIn(fixture("front-matter-owner"))).toEqual([
    "front-matter: current_owner = codex",
    "front-matter: status = in-progress: half",
    "front-matter: next-action = write the reader",
    "front-matter: empty = ",
    "front-matter: url = https://example.com/#top",
    "plain: Owner below = Claude",
  ]);
});

test("given blocks alone are looked at", () => {
  const outline = scanOutline("Owner: a\n\nOwner: b");
  expect(fieldsOf(outline, outline.blocks.slice(1)).map(told)).toEqual(["plain: Owner = b"]);
});

describe("any text", { timeout: 300_000 }, () => {
  test("gives fields whose ranges hold what they say, in order", () => {
    fc.assert(fc.property(anyText, expectExact), { numRuns: 10_000 });
  });

  test.each(HOSTILE_TEXTS)("is answered even when hostile: $name", ({ make }) => {
    expectExact(make(100_000));
    expectExact(`---\n${make(100_000)}\n---\n`);
  });
});

function expectExact(text: string): void {
  const outline = scanOutline(text);
  for (const field of [...frontMatterFields(outline), ...fieldsOf(outline)]) {
    const { labelRange, valueRange, value, label } = field;
    if (valueRange.start < labelRange.end || valueRange.end < valueRange.start || valueRange.end > text.length)
      expect.fail(`bad ranges in ${JSON.stringify(field)}`);
    if (text.slice(valueRange.start, valueRange.end) !== value || label === "") expect.fail(`not in place: ${JSON.stringify(field)}`);
    if (/[\r\n]/u.test(value)) expect.fail(`more than a line: ${JSON.stringify(field)}`);
  }
}
