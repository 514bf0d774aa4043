import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { createLineIndex, type LineIndex } from "../diagnostic/position.ts";
import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";
import { singleLine } from "../util/single-line.ts";
import { BUILT_IN_RULES, RULE_CRASHED } from "./built-in-rules.ts";
import { type Finding, MOST_FINDINGS, type Rule, type Subject, WHOLE_FILE } from "./rule.ts";
import { type ResolvedSetting, resolveSetting, type RuleSettings } from "./rule-settings.ts";
import { suppress } from "./suppress.ts";
import type { WeighedFinding } from "./weighed-finding.ts";

/**
 * Runs the rules over one file and gives what they found, in the order of line, column and rule. A rule that throws becomes a finding of its own
 * (`rule-crashed`) and the others go on; comments in the file take findings away where they give a reason.
 */
export function runRules(subject: Subject, rules: readonly Rule[], settings: RuleSettings = {}): readonly Diagnostic[] {
  const found: WeighedFinding[] = [];
  for (const rule of rules) {
    if (!rule.kinds.includes(subject.kind)) continue;
    const setting = resolveSetting(rule, settings);
    if (setting.severity !== "off") found.push(...runRule(rule, subject, setting));
  }
  const kept = suppress(subject, found, { known: [...BUILT_IN_RULES, ...rules], settings });
  return kept.length === 0 ? [] : locate(subject, kept);
}

function runRule(rule: Rule, subject: Subject, { severity, options }: ResolvedSetting): readonly WeighedFinding[] {
  if (severity === "off") return [];
  const found: WeighedFinding[] = [];
  try {
    const report = (finding: Finding): void => void (found.length < MOST_FINDINGS && found.push({ rule: rule.name, severity, finding }));
    rule.check(subject, report, options);
  } catch (error) {
    found.push({ rule: RULE_CRASHED.name, severity: RULE_CRASHED.severity, finding: crashed(rule, error) });
  }
  return found;
}

function crashed(rule: Rule, error: unknown): Finding {
  const reason = shortenRedacted(singleLine(error instanceof Error ? error.message : String(error)), 80);
  return {
    range: WHOLE_FILE,
    message: `Rule \`${rule.name}\` failed: ${reason.replace(/\.+$/u, "")}`,
    hint: `Report this, and set \`${rule.name}\` to "off" until it is mended`,
  };
}

function locate(subject: Subject, found: readonly WeighedFinding[]): readonly Diagnostic[] {
  const lines = createLineIndex(subject.text);
  return found.map((entry) => toDiagnostic(entry, subject, lines)).sort(byPlace);
}

function toDiagnostic({ rule, severity, finding }: WeighedFinding, { file, text }: Subject, lines: LineIndex): Diagnostic {
  const start = Math.min(Math.max(finding.range.start, 0), text.length);
  const end = Math.min(Math.max(finding.range.end, start), text.length);
  const { line, column } = lines.positionAt(start);
  return { ...finding, message: detached(finding.message), rule, severity, file, range: { start, end }, line, column };
}

/** A message that quotes a file keeps all of its text in memory, as long as it is made of pieces. */
function detached(message: string): string {
  return ` ${message}`.slice(1);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
