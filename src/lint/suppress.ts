import { BUILT_IN_RULES, SUPPRESSION_VALID } from "./built-in-rules.ts";
import { checkSuppressions } from "./check-suppressions.ts";
import { parseSuppressions } from "./parse-suppressions.ts";
import type { RuleCard, Subject } from "./rule.ts";
import { resolveSetting, type RuleSettings } from "./rule-settings.ts";
import { type SuppressionSpan, suppressionSpans } from "./suppression-spans.ts";
import type { WeighedFinding } from "./weighed-finding.ts";

/** What is known of the rules when comments are applied. */
export interface SuppressionContext {
  readonly known: readonly RuleCard[];
  readonly settings: RuleSettings;
}

/** Takes away the findings that comments in the file switch off, and adds what is wrong with those comments. The runner's own findings always stay. */
export function suppress(subject: Subject, found: readonly WeighedFinding[], { known, settings }: SuppressionContext): readonly WeighedFinding[] {
  const suppressions = parseSuppressions(subject.outline);
  if (suppressions.length === 0) return found;
  const spans = suppressionSpans(subject.text, suppressions);
  const lookup = createLookup(spans);
  const used = new Set<SuppressionSpan>();
  const kept = found.filter((entry) => {
    const span = lookup(entry);
    if (span) used.add(span);
    return span === undefined;
  });
  const { severity } = resolveSetting(SUPPRESSION_VALID, settings);
  if (severity === "off") return kept;
  const off = new Set(known.filter((rule) => resolveSetting(rule, settings).severity === "off").map((rule) => rule.name));
  const wrong = checkSuppressions({ suppressions, spans, used, known: known.map((rule) => rule.name), off });
  return [...kept, ...wrong.map((finding) => ({ rule: SUPPRESSION_VALID.name, severity, finding }))];
}

interface RuleSpans {
  readonly lines: SuppressionSpan[];
  readonly blocks: SuppressionSpan[];
}

/** Finds the span that covers a finding. Of one rule's spans of one extent, later ones never end earlier, so the last that begins before it decides. */
function createLookup(spans: readonly SuppressionSpan[]): (entry: WeighedFinding) => SuppressionSpan | undefined {
  const byRule = new Map<string, RuleSpans>();
  for (const span of spans) {
    const own = byRule.get(span.rule) ?? { lines: [], blocks: [] };
    (span.extent === "line" ? own.lines : own.blocks).push(span);
    byRule.set(span.rule, own);
  }
  return ({ rule, finding: { range } }) => {
    const own = BUILT_IN_RULES.some((builtIn) => builtIn.name === rule) ? undefined : byRule.get(rule);
    if (!own) return undefined;
    const last = own.blocks.at(-1);
    if (range.start === 0 && range.end === 0 && last?.extent === "open") return last;
    return spanAt(own.lines, range.start) ?? spanAt(own.blocks, range.start);
  };
}

function spanAt(spans: readonly SuppressionSpan[], offset: number): SuppressionSpan | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.range.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  return span && offset < span.range.end ? span : undefined;
}
