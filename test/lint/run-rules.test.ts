import { expect, test } from "vitest";
import { defineRule } from "../../src/lint/define-rule.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { reviewSubject } from "./review-subject.ts";

/** Finds every occurrence of a word. */
function wordRule(name: string, word: string): Rule {
  return defineRule({
    name,
    summary: `No ${word}.`,
    severity: "error",
    kinds: ["review"],
    check({ text }, report) {
      for (const { index } of text.matchAll(new RegExp(word, "gu")))
        report({ range: { start: index, end: index + word.length }, message: `Unexpected word \`${word}\``, hint: "Remove it" });
    },
  });
}

const throws = defineRule({
  name: "always-throws",
  summary: "Throws.",
  severity: "info",
  kinds: ["review"],
  check() {
    throw new Error("the disk\nis on fire.");
  },
});

function lines(rules: readonly Rule[], text: string, settings: Parameters<typeof runRules>[2] = {}): readonly string[] {
  return runRules(reviewSubject(text), rules, settings).map(({ line, column, severity, rule, message }) => `${line}:${column} ${severity} ${rule} ${message}`);
}

test("findings come in the order of line, column and rule, whatever the order of the rules", () => {
  const expected = [
    "1:1 error no-b Unexpected word `b`",
    "1:3 error no-a Unexpected word `a`",
    "2:1 error no-a Unexpected word `a`",
    "2:1 error no-aa Unexpected word `aa`",
  ];
  const rules = [wordRule("no-aa", "aa"), wordRule("no-a", "a(?!$)"), wordRule("no-b", "b")];
  expect(lines(rules, "b a \naa").map((line) => line.replace("a(?!$)", "a"))).toEqual(expected);
  expect(lines(rules.toReversed(), "b a \naa").map((line) => line.replace("a(?!$)", "a"))).toEqual(expected);
});

test("columns after a byte-order mark begin at 1", () => {
  expect(lines([wordRule("no-b", "b")], "\ufeffb")).toEqual(["1:1 error no-b Unexpected word `b`"]);
});

test("a rule that throws becomes a finding and the others go on", () => {
  expect(lines([throws, wordRule("no-b", "b")], "a\nb")).toEqual([
    "1:1 error rule-crashed Rule `always-throws` failed: the disk is on fire",
    "2:1 error no-b Unexpected word `b`",
  ]);
});

test.each([
  ["off" as const, []],
  ["info" as const, ["1:1 info no-b Unexpected word `b`"]],
  [["warning", {}] as const, ["1:1 warning no-b Unexpected word `b`"]],
  [{ severity: "info" as const, options: {} }, ["1:1 info no-b Unexpected word `b`"]],
])("the setting %j decides about the severity", (setting, expected) => {
  expect(lines([wordRule("no-b", "b")], "b", { "no-b": setting })).toEqual(expected);
});

test("options reach the rule they are for", () => {
  const seen: unknown[] = [];
  const rule: Rule = { name: "looks", summary: "", severity: "error", kinds: ["review"], check: (_subject, _report, options) => void seen.push(options) };
  runRules(reviewSubject(""), [rule], { looks: ["error", { most: 3 }], other: ["error", { most: 4 }] });
  expect(seen).toEqual([{ most: 3 }]);
});

test("a setting named like something every object has is none", () => {
  expect(lines([wordRule("constructor", "b")], "b")).toEqual(["1:1 error constructor Unexpected word `b`"]);
});

test("a rule is not run for files of other kinds", () => {
  expect(lines([{ ...throws, kinds: ["handoff"] }], "b")).toEqual([]);
});

test("a range that leaves the file is brought back into it", () => {
  const rule: Rule = {
    name: "far",
    summary: "",
    severity: "error",
    kinds: ["review"],
    check: (_subject, report) => report({ range: { start: 2, end: 900 }, message: "Unexpected end", hint: "Stop" }),
  };
  expect(runRules(reviewSubject("abc"), [rule])[0]?.range).toEqual({ start: 2, end: 3 });
});
