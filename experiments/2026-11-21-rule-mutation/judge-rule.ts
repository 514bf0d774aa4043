import { runInThisContext } from "node:vm";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { fixUntilStable } from "../../src/lint/fix-until-stable.ts";
import type { Finding, Rule, Subject } from "../../src/lint/rule.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { worldAt } from "../../test/lint/world-at.ts";
import type { RuleCase } from "../../test/validators/read-cases.ts";

const LONGEST_MS = 2000;

/** Says whether a rule passes the cases of its README, as `test/validators/cases.test.ts` runs them, and the laws over other texts; a rule that runs on is stopped. */
export function passes(rule: Rule, cases: readonly RuleCase[], others: readonly Subject[]): boolean {
  return bounded(() => cases.every((example) => passesCase(rule, example)) && others.every((subject) => keepsLaws(rule, subject)));
}

/** What a rule says about subjects, as one text for comparison. */
export function voice(rule: Rule, subjects: readonly Subject[]): string {
  let said = "";
  const wasRun = bounded(() => {
    said = JSON.stringify(subjects.map((subject) => findingsOf(rule, subject)));
    return true;
  });
  return wasRun ? said : "throws";
}

function bounded(work: () => boolean): boolean {
  const holder = globalThis as { __work?: () => boolean };
  holder.__work = work;
  try {
    return runInThisContext("__work()", { timeout: LONGEST_MS }) === true;
  } catch {
    return false;
  }
}

function passesCase(rule: Rule, example: RuleCase): boolean {
  const { file, kind, world, options, text, findings, fixed } = example;
  const check = (now: string): readonly Diagnostic[] =>
    runRules(createSubject({ file, kind, text: now, world: worldAt(world) }), [rule], { [rule.name]: [rule.severity, options] });
  const found = check(text);
  if (found.map(({ line, column, message }) => `${line}:${column} ${message}`).join("\n") !== findings.join("\n")) return false;
  if (example.verdict === "right") return true;
  if (!example.details.every(([order, words]) => advice(found[order]).includes(words))) return false;
  const stable = fixUntilStable(text, check);
  return stable.text === (fixed ?? text) && stable.diagnostics.every(({ fix }) => !fix);
}

function advice(found: Diagnostic | undefined): readonly string[] {
  return [`hint: ${found?.hint}`, `expected: ${found?.expected}`, `fix: ${found?.fix?.title}`];
}

function keepsLaws(rule: Rule, subject: Subject): boolean {
  const found = findingsOf(rule, subject);
  if (!found.every((finding) => isWellFormed(finding, subject.text))) return false;
  return found.every(({ fix }) => {
    if (!fix || found.length > 20) return true;
    const { file, kind, world } = subject;
    const after = createSubject({ file, kind, world, text: applyEdits(subject.text, fix.edits) });
    return findingsOf(rule, after).length <= found.length;
  });
}

function findingsOf(rule: Rule, subject: Subject): readonly Finding[] {
  const found: Finding[] = [];
  rule.check(subject, (finding) => void found.push(finding), {});
  return found;
}

function isWellFormed({ range, message, hint }: Finding, text: string): boolean {
  return (
    range.start >= 0 &&
    range.end >= range.start &&
    range.end <= text.length &&
    /^(?:Unexpected|Missing) [^\n]+[^.\n]$/u.test(message) &&
    message.length <= 160 &&
    message.split("`").length % 2 === 1 &&
    /^[A-Z][^\n]+[^.\n]$/u.test(hint)
  );
}
