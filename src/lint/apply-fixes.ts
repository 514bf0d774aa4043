import { applyEdits } from "../diagnostic/apply-edits.ts";
import type { Diagnostic, Fix } from "../diagnostic/diagnostic.ts";
import type { Range } from "../diagnostic/range.ts";

/** A text after fixes, and the findings whose fixes went in. */
export interface FixedText {
  readonly text: string;
  readonly applied: readonly Diagnostic[];
}

/** Applies the fixes of findings in the order of the file. Of two that touch each other only the first goes in; the other's turn comes after a new check. */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): FixedText {
  const candidates = diagnostics.flatMap((diagnostic) => {
    const { fix } = diagnostic;
    return fix && fix.edits.length > 0 ? [{ diagnostic, fix, span: spanOf(fix) }] : [];
  });
  candidates.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const applied: Diagnostic[] = [];
  const fixes: Fix[] = [];
  let from = -1;
  for (const { diagnostic, fix, span } of candidates) {
    if (span.start <= from) continue;
    from = span.end;
    applied.push(diagnostic);
    fixes.push(fix);
  }
  return {
    text: applyEdits(
      text,
      fixes.flatMap((fix) => fix.edits),
    ),
    applied,
  };
}

function spanOf({ edits }: Fix): Range {
  const starts = edits.map((edit) => edit.range.start);
  const ends = edits.map((edit) => edit.range.end);
  return { start: Math.min(...starts), end: Math.max(...ends) };
}
