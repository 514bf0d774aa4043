import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";

/** How many findings there are of each weight, and how many carry a fix. */
export type FindingCounts = Readonly<Record<Severity, number>> & { readonly fixable: number };

/** Counts findings for a summary line, an exit code or a limit. */
export function countFindings(diagnostics: readonly Diagnostic[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, fixable: 0 };
  for (const { severity, fix } of diagnostics) {
    counts[severity] += 1;
    if (fix) counts.fixable += 1;
  }
  return counts;
}
