import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { applyFixes } from "./apply-fixes.ts";

/** How often a text is checked and fixed before the rest is left to the person. */
const MAX_PASSES = 10;

/** A text with all fixes in it, how many went in, and what is still found. */
export interface StableText {
  readonly text: string;
  readonly fixed: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks and fixes a text again and again until no finding has a fix; ten times at most. */
export function fixUntilStable(text: string, check: (text: string) => readonly Diagnostic[]): StableText {
  let current = text;
  let fixed = 0;
  let diagnostics = check(current);
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const { text: next, applied } = applyFixes(current, diagnostics);
    if (next === current) break;
    fixed += applied.length;
    current = next;
    diagnostics = check(current);
  }
  return { text: current, fixed, diagnostics };
}
