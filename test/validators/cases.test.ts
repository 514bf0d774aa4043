import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { fixUntilStable } from "../../src/lint/fix-until-stable.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { RULES } from "../../validators/index.ts";
import { worldAt } from "../lint/world-at.ts";
import { readCases, type RuleCase } from "./read-cases.ts";

const folder = join(import.meta.dirname, "../../validators");

/** Runs rules over a text in the place of an example's; the example's options are for `rules[0]`. */
function checkWith(rules: readonly Rule[], { file, kind, world, options }: RuleCase, text: string): readonly Diagnostic[] {
  const [own] = rules;
  const settings = own === undefined ? {} : { [own.name]: [own.severity, options] as const };
  return runRules(createSubject({ file, kind, text, world: worldAt(world) }), rules, settings);
}

/** What a README may tell of a finding below its message. */
function advice(found: Diagnostic | undefined): readonly string[] {
  return [`hint: ${found?.hint}`, `expected: ${found?.expected}`, `fix: ${found?.fix?.title}`];
}

describe.each(RULES.map((rule) => ({ rule, name: rule.name })))("the rule $name", ({ rule }) => {
  const path = join(folder, rule.name, "README.md");
  const readme = existsSync(path) ? readFileSync(path, "utf8") : "";
  const cases = readCases(readme, rule.kinds);

  test("has a README that begins with its name and its summary and says why", () => {
    expect(readme.split("\n").slice(0, 3)).toEqual([`# ${rule.name}`, "", rule.summary]);
    expect(readme).toContain("\n## Why\n");
  });

  test("has cases of both kinds", () => {
    expect(new Set(cases.map(({ verdict }) => verdict))).toEqual(new Set(["wrong", "right"]));
  });

  test("says that it fixes when one of its cases is fixed, and only then", () => {
    expect(cases.some(({ fixed }) => fixed !== undefined)).toBe(rule.fixable === true);
  });

  test.each(cases)("finds in the $title of its README what stands there", (example) => {
    const found = checkWith([rule], example, example.text).map(({ line, column, message }) => `${line}:${column} ${message}`);
    expect(found).toEqual(example.findings);
    expect(found.length > 0).toBe(example.verdict === "wrong");
  });

  test.each(cases.filter(({ details }) => details.length > 0))("advises in the $title of its README what stands there", (example) => {
    const found = checkWith([rule], example, example.text);
    for (const [order, words] of example.details) expect(advice(found[order])).toContain(words);
  });

  test.each(cases.filter(({ verdict }) => verdict === "wrong"))("fixes the $title of its README as it says, and no more the second time", (example) => {
    const check = (text: string): readonly Diagnostic[] => checkWith([rule], example, text);
    const stable = fixUntilStable(example.text, check);
    expect(stable.text).toBe(example.fixed ?? example.text);
    expect(stable.diagnostics.filter(({ fix }) => fix)).toEqual([]);
    expect(fixUntilStable(stable.text, check).text).toBe(stable.text);
  });

  test.each(cases.filter(({ fixed }) => fixed !== undefined))("adds no finding of another rule by fixing the $title of its README", (example) => {
    const count = (text: string): number =>
      checkWith([rule, ...RULES.filter((other) => other !== rule)], example, text).filter((found) => found.rule !== rule.name).length;
    expect(count(example.fixed ?? "")).toBeLessThanOrEqual(count(example.text));
  });

  test.each(cases)("reports the $title inside the file, in the grammar of messages, with a hint", (example) => {
    for (const { range, message, hint, severity } of checkWith([rule], example, example.text)) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThanOrEqual(example.text.length);
      expect(message).toMatch(/^(?:Unexpected|Missing) [^\n]+[^.\n]$/u);
      expect(message.length).toBeLessThanOrEqual(160);
      expect(message.split("`").length % 2).toBe(1);
      expect(hint).toMatch(/^[A-Z][^\n]+[^.\n]$/u);
      expect(severity).toBe(rule.severity);
    }
  });
});
