import type { Range } from "../../../diagnostic/range.ts";
import { nearest } from "../../../util/nearest.ts";
import { quoted } from "../finding.ts";
import type { Directive } from "./parse-directives.ts";
import type { SilencedSpan } from "./silenced-spans.ts";

/** What is wrong with a comment that switches rules off. */
export interface DirectiveFinding {
  readonly range: Range;
  readonly message: string;
  readonly hint: string;
}

/** What the comments of a text are held against. */
export interface DirectiveUse {
  readonly directives: readonly Directive[];
  readonly spans: readonly SilencedSpan[];
  /** Spans that took a finding away. */
  readonly used: ReadonlySet<SilencedSpan>;
  /** Names of all rules. */
  readonly known: ReadonlySet<string>;
  /** Those that looked at the text: what the others would have found is not known. */
  readonly judged: ReadonlySet<string>;
}

/** Finds what is wrong with the comments that switch rules off or on, in the order of the text. */
export function checkDirectives({ directives, spans, used, known, judged }: DirectiveUse): readonly DirectiveFinding[] {
  const open = new Set<string>();
  const wrong = directives.flatMap((directive) => checkDirective(directive, open, known));
  const idle = spans.filter((span) => !used.has(span) && judged.has(span.rule.name));
  return [...wrong, ...idle.map(unused)].sort((a, b) => a.range.start - b.range.start);
}

function checkDirective(directive: Directive, open: Set<string>, known: ReadonlySet<string>): readonly DirectiveFinding[] {
  const { word, names, range } = directive;
  if (word === "enable") return checkEnable(directive, open);
  if (word !== "disable" && word !== "disable-next-line") {
    const message = `Unexpected directive ${quoted(word)}, expected \`disable-next-line\`, \`disable\` or \`enable\``;
    return [{ range, message, hint: "Correct the comment." }];
  }
  if (word === "disable") for (const { name } of names) open.add(name);
  if (names.length === 0)
    return [{ range, message: `Missing rule name behind \`agent-relay-${word}\``, hint: "Name the rules to switch off, with commas between them." }];
  return [...names.filter(({ name }) => !known.has(name)).map(({ name, range: place }) => unknownRule(name, place, known)), ...checkReason(directive)];
}

function checkEnable({ names, range }: Directive, open: Set<string>): readonly DirectiveFinding[] {
  const hint = "Remove the comment.";
  const idle = names.filter(({ name }) => !open.delete(name));
  if (names.length > 0) {
    return idle.map((rule) => ({
      range: rule.range,
      message: `Unexpected \`agent-relay-enable\` of ${quoted(rule.name)}, expected an \`agent-relay-disable\` before it`,
      hint,
    }));
  }
  const nothing = open.size === 0;
  open.clear();
  return nothing ? [{ range, message: "Unexpected `agent-relay-enable` of all rules, expected an `agent-relay-disable` before it", hint }] : [];
}

function checkReason({ names, reason, range }: Directive): readonly DirectiveFinding[] {
  if (reason !== "") return [];
  const which = names.length === 1 ? quoted(names[0]?.name ?? "") : `${names.length} rules`;
  return [{ range, message: `Missing reason for switching off ${which}, the comment has no effect`, hint: "Give the reason behind a colon." }];
}

function unknownRule(name: string, range: Range, known: ReadonlySet<string>): DirectiveFinding {
  const near = nearest(name, [...known], 1)[0];
  const expected = near === undefined ? "the name of a rule" : quoted(near);
  return {
    range,
    message: `Unexpected rule ${quoted(name)}, expected ${expected}`,
    hint: near === undefined ? "Look the name up in docs/workflow-rules.md." : `Write ${quoted(near)}.`,
  };
}

function unused({ rule }: SilencedSpan): DirectiveFinding {
  return {
    range: rule.range,
    message: `Unexpected suppression of ${quoted(rule.name)}, nothing is found there that can be switched off`,
    hint: "Remove what is not needed any more.",
  };
}
