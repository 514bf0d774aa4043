import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** Gives the findings that are shown: all, or errors alone where a report is to be quiet. */
export function shownFindings(diagnostics: readonly Diagnostic[], { quiet = false }: { readonly quiet?: boolean }): readonly Diagnostic[] {
  return quiet ? diagnostics.filter((diagnostic) => diagnostic.severity === "error") : diagnostics;
}
