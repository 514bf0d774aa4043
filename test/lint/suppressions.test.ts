import { expect, test } from "vitest";
import { defineRule } from "../../src/lint/define-rule.ts";
import { applyFixes } from "../../src/lint/apply-fixes.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { reviewSubject } from "./review-subject.ts";

const noBad = defineRule({
  name: "no-rudeness",
  summary: "Nothing is bad.",
  severity: "error",
  kinds: ["review"],
  check({ text }, report) {
    for (const { index } of text.matchAll(/foul/gu)) report({ range: { start: index, end: index + 4 }, message: "Unexpected `foul`", hint: "Remove it" });
  },
});
const noWhole = defineRule({
  name: "no-whole",
  summary: "No file is whole.",
  severity: "error",
  kinds: ["review"],
  check({ text }, report) {
    if (text.includes("entire")) report({ range: WHOLE_FILE, message: "Unexpected file", hint: "Remove it" });
  },
});
const RULES = [noBad, noWhole];

function found(text: string, settings: Parameters<typeof runRules>[2] = {}): readonly string[] {
  return runRules(reviewSubject(text), RULES, settings).map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);
}

test("a comment switches a rule off for the next line", () => {
  expect(found("<!-- agent-relay-disable-next-line no-rudeness: it is meant so -->\nfoul\nfoul\n")).toEqual(["3:1 no-rudeness: Unexpected `foul`"]);
});

test("the next line is the next one with a text, other comments passed over", () => {
  expect(found("<!-- agent-relay-disable-next-line no-rudeness: so -->\n<!-- agent-relay-disable-next-line no-whole: so -->\n\nfoul\nfoul\n")).toEqual([
    "2:36 suppression-valid: Unexpected suppression of `no-whole`, nothing is found there",
    "5:1 no-rudeness: Unexpected `foul`",
  ]);
});

test("a comment switches a rule off up to the one that switches it on", () => {
  const text = "foul\n<!-- agent-relay-disable no-rudeness: old text -->\nfoul\n\n> foul\n<!-- agent-relay-enable no-rudeness -->\nfoul\n";
  expect(found(text)).toEqual(["1:1 no-rudeness: Unexpected `foul`", "7:1 no-rudeness: Unexpected `foul`"]);
});

test("`enable` without a name switches everything on", () => {
  expect(found("<!-- agent-relay-disable no-rudeness: so -->\nfoul\n<!-- agent-relay-enable -->\nfoul\n")).toEqual(["4:1 no-rudeness: Unexpected `foul`"]);
});

test("a comment that is never taken back covers findings about the whole file", () => {
  expect(found("# entire\n\n<!-- agent-relay-disable no-whole: as it is -->\n")).toEqual([]);
  expect(found("# entire\n\n<!-- agent-relay-disable no-whole: as it is -->\n<!-- agent-relay-enable no-whole -->\n")).toContain(
    "1:1 no-whole: Unexpected file",
  );
});

test("comments in code and within a line count for nothing", () => {
  const inCode = "```\n<!-- agent-relay-disable no-rudeness: so -->\n```\nfoul\n";
  expect(found(inCode)).toEqual(["4:1 no-rudeness: Unexpected `foul`"]);
  expect(found("see `<!-- agent-relay-disable no-rudeness: so -->`\nfoul\n")).toEqual(["2:1 no-rudeness: Unexpected `foul`"]);
});

test("a comment without a reason has no effect and is a finding", () => {
  expect(found("<!-- agent-relay-disable no-rudeness -->\nfoul\n")).toEqual([
    "1:1 suppression-valid: Missing reason for switching off `no-rudeness`, the comment has no effect",
    "2:1 no-rudeness: Unexpected `foul`",
  ]);
  expect(found("<!-- agent-relay-disable-next-line no-rudeness:  -->\nfoul\n")).toHaveLength(2);
});

test.each([
  ["<!-- agent-relay-disable -->", "Missing rule name behind `agent-relay-disable`"],
  ["<!-- agent-relay-disable-nextline no-rudeness: so -->", "Unexpected directive `disable-nextline`, expected `disable-next-line`, `disable` or `enable`"],
  ["<!-- agent-relay-disable no-rudenses: so -->", "Unexpected rule `no-rudenses`, expected `no-rudeness`"],
  ["<!-- agent-relay-disable zzz: so -->", "Unexpected rule `zzz`, expected the name of a rule"],
  ["<!-- agent-relay-disable no-rudeness: so -->", "Unexpected suppression of `no-rudeness`, nothing is found there"],
  ["<!-- agent-relay-enable no-rudeness -->", "Unexpected `agent-relay-enable` of `no-rudeness`, expected an `agent-relay-disable` before it"],
])("%s is a finding", (comment, message) => {
  expect(runRules(reviewSubject(`${comment}\n`), RULES).map((diagnostic) => diagnostic.message)).toEqual([message]);
});

test("a comment for a rule that the settings switch off is not called unused", () => {
  expect(found("<!-- agent-relay-disable no-rudeness: so -->\n", { "no-rudeness": "off" })).toEqual([]);
});

test("several rules share a comment and its reason", () => {
  expect(found("<!-- agent-relay-disable no-rudeness, no-whole: a copy -->\nentire foul\n")).toEqual([]);
});

test("the fix of an unused comment takes its line away, the fix of a misspelt one mends the name", () => {
  const unused = "a\n<!-- agent-relay-disable no-rudeness: so -->\r\nb\n";
  expect(applyFixes(unused, runRules(reviewSubject(unused), RULES)).text).toBe("a\nb\n");
  const misspelt = "<!-- agent-relay-disable no-rudenses: so -->\nfoul\n";
  expect(applyFixes(misspelt, runRules(reviewSubject(misspelt), RULES)).text).toBe("<!-- agent-relay-disable no-rudeness: so -->\nfoul\n");
});
