import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../../diagnostic/position.ts";
import { lastAtOrBefore } from "../../../util/last-at-or-before.ts";
import { type LintSettings, severityOf } from "../lint-settings.ts";
import { RULE_CRASHED, SUPPRESSION_VALID } from "../own-rules.ts";
import { checkDirectives } from "./check-directives.ts";
import { parseDirectives } from "./parse-directives.ts";
import { type SilencedSpan, silencedSpans } from "./silenced-spans.ts";
import type { SourceComments } from "./source-comments.ts";

/** A text with its comments, and the rules that they may name. */
export interface CommentedText {
  readonly file: string;
  readonly text: string;
  readonly comments: SourceComments;
  /** Every rule that a comment may name. */
  readonly known: ReadonlySet<string>;
  /** Those of them that looked at the text, so that a comment without a finding is not needed. */
  readonly judged: ReadonlySet<string>;
  /** Those of them whose errors a comment may take away too, as they are errors only by a setting. */
  readonly silenceable: ReadonlySet<string>;
}

/** Takes away the findings that comments switch off, and adds what is wrong with those comments; in the order of the text where there are comments. */
export function applyComments(findings: readonly Diagnostic[], source: CommentedText, settings: LintSettings): readonly Diagnostic[] {
  const directives = parseDirectives(source.comments.comments);
  if (directives.length === 0) return findings;
  const spans = silencedSpans(directives, { text: source.text, blocks: source.comments.blocks });
  const lookUp = createLookUp(spans);
  const used = new Set<SilencedSpan>();
  const kept = findings.filter((finding) => {
    const span = maySilence(finding, source) ? lookUp(finding) : undefined;
    if (span !== undefined) used.add(span);
    return span === undefined;
  });
  const severity = severityOf(SUPPRESSION_VALID, settings);
  if (severity === "off") return kept;
  const off = new Set(Object.entries(settings.rules ?? {}).flatMap(([rule, setting]) => (setting === "off" ? [rule] : [])));
  const lines = createLineIndex(source.text);
  const wrong = checkDirectives({ directives, spans, used, known: source.known, judged: new Set([...source.judged].filter((rule) => !off.has(rule))) }).map(
    (found): Diagnostic => ({
      rule: SUPPRESSION_VALID.name,
      severity,
      file: source.file,
      ...lines.positionAt(found.range.start),
      ...found,
    }),
  );
  return [...kept, ...wrong].sort((a, b) => a.range.start - b.range.start);
}

/** What keeps a workflow from running cannot be silenced, nor what the rules' runner itself says. */
function maySilence({ rule, severity }: Diagnostic, { silenceable }: CommentedText): boolean {
  if (rule === RULE_CRASHED.name || rule === SUPPRESSION_VALID.name) return false;
  return severity !== "error" || silenceable.has(rule);
}

/** The spans of one rule and extent, and where each begins, ascending. */
interface Spans {
  readonly spans: SilencedSpan[];
  readonly starts: number[];
}

/** Finds the span that covers a finding: of spans of one rule, the last that begins before it. */
function createLookUp(spans: readonly SilencedSpan[]): (finding: Diagnostic) => SilencedSpan | undefined {
  const byRule = new Map<string, Spans>();
  for (const span of spans) {
    const key = `${span.extent} ${span.rule.name}`;
    const own = byRule.get(key) ?? { spans: [], starts: [] };
    own.spans.push(span);
    own.starts.push(span.range.start);
    byRule.set(key, own);
  }
  return ({ rule, range }) => spanAt(byRule.get(`line ${rule}`), range.start) ?? spanAt(byRule.get(`block ${rule}`), range.start);
}

function spanAt(own: Spans | undefined, offset: number): SilencedSpan | undefined {
  const span = own?.spans[lastAtOrBefore(own.starts, offset)];
  return span !== undefined && span.range.start <= offset && offset < span.range.end ? span : undefined;
}
