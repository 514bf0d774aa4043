import type { Suppression } from "./parse-suppressions.ts";
import { type Finding, MOST_FINDINGS } from "./rule.ts";
import type { SuppressionSpan } from "./suppression-spans.ts";
import { listed, meant, quoted } from "./words.ts";

const DIRECTIVES = ["disable-next-line", "disable", "enable"];

/** What the comments of a file are held against. */
export interface SuppressionUse {
  readonly suppressions: readonly Suppression[];
  readonly spans: readonly SuppressionSpan[];
  /** Spans that took a finding away. */
  readonly used: ReadonlySet<SuppressionSpan>;
  /** Names of all rules, those of the runner included. */
  readonly known: readonly string[];
  /** Rules that are switched off by the configuration: what they would have found is not known. */
  readonly off: ReadonlySet<string>;
}

/** Finds what is wrong with suppression comments, for the built-in rule `suppression-valid`; as many as a rule may report. */
export function checkSuppressions({ suppressions, spans, used, known, off }: SuppressionUse): readonly Finding[] {
  const names = new Set(known);
  const open = new Set<string>();
  const findings: Finding[] = [];
  for (const suppression of suppressions) {
    findings.push(...checkComment(suppression, open, names));
    if (findings.length >= MOST_FINDINGS) return findings.slice(0, MOST_FINDINGS);
  }
  const idle = spans.filter((span) => !used.has(span) && names.has(span.rule) && !off.has(span.rule));
  return [...findings, ...idle.map(unused)].slice(0, MOST_FINDINGS);
}

function checkComment(suppression: Suppression, open: Set<string>, known: ReadonlySet<string>): readonly Finding[] {
  const { directive } = suppression;
  if (directive === "enable") return checkEnable(suppression, open);
  if (!DIRECTIVES.includes(directive)) return [unknownDirective(suppression)];
  if (directive === "disable") for (const name of suppression.names) open.add(name.value);
  return checkDisable(suppression, known);
}

function unknownDirective({ directive, range }: Suppression): Finding {
  const expected = listed(DIRECTIVES, "or");
  return { range, message: `Unexpected directive ${quoted(directive)}, expected ${expected}`, expected, hint: "Correct the comment" };
}

function checkEnable({ names, range }: Suppression, open: Set<string>): readonly Finding[] {
  if (names.length > 0) return names.filter((name) => !open.delete(name.value)).map((name) => notOpen(quoted(name.value), name.range));
  const idle = open.size === 0;
  open.clear();
  return idle ? [notOpen("all rules", range)] : [];
}

function notOpen(what: string, range: Finding["range"]): Finding {
  return { range, message: `Unexpected \`agent-relay-enable\` of ${what}, expected an \`agent-relay-disable\` before it`, hint: "Remove the comment" };
}

function checkDisable({ directive, names, reason, range }: Suppression, known: ReadonlySet<string>): readonly Finding[] {
  if (names.length === 0)
    return [{ range, message: `Missing rule name behind \`agent-relay-${directive}\``, hint: "Name the rules to switch off, with commas between them" }];
  const strange = names.filter((name) => !known.has(name.value)).slice(0, MOST_FINDINGS);
  const unknown = strange.map((name) => unknownRule(name, [...known]));
  if (reason !== "") return unknown;
  const which = names.length === 1 ? quoted(names[0]?.value ?? "") : `${names.length} rules`;
  return [...unknown, { range, message: `Missing reason for switching off ${which}, the comment has no effect`, hint: "Give the reason behind a colon" }];
}

function unknownRule(name: { readonly value: string; readonly range: Finding["range"] }, known: readonly string[]): Finding {
  const near = meant(name.value, known);
  const message = `Unexpected rule ${quoted(name.value)}, expected ${near === undefined ? "the name of a rule" : quoted(near)}`;
  if (near === undefined) return { range: name.range, message, hint: "Look the name up in docs/rules.md" };
  return {
    range: name.range,
    message,
    expected: near,
    hint: `Write ${quoted(near)}`,
    fix: { title: `Replace by ${quoted(near)}`, edits: [{ range: name.range, newText: near }] },
  };
}

/** A comment that names several rules is left to the person: some of them may still be needed. */
function unused({ name, source }: SuppressionSpan): Finding {
  const finding = {
    range: name.range,
    message: `Unexpected suppression of ${quoted(name.value)}, nothing is found there`,
    hint: "Remove what is not needed any more",
  };
  if (source.names.length > 1) return finding;
  return { ...finding, fix: { title: "Remove the comment", edits: [{ range: source.lineRange, newText: "" }] } };
}
