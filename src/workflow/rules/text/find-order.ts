import type { Range } from "../../../diagnostic/range.ts";
import type { LintTask } from "../subject/subject.ts";

/** Some orders that a text may give. */
export interface Orders {
  /** What every one of them holds, without the flag `g`: most texts are passed over by it alone. */
  readonly mark: RegExp;
  /** The orders, with the flag `g`. */
  readonly patterns: readonly RegExp[];
}

const NEGATED = /\b(?:not|never|without|avoid|rather than|instead of|no need|nobody|cannot|refrain)\b|n['’]t\b/iu;

/** So far before an order a word may stand that turns it into its opposite. */
const NEAR = 60;

/** Finds where a task gives one of some orders: a sentence that holds one and does not forbid it right before. Linear. */
export function findOrder({ said, sentences }: Pick<LintTask, "said" | "sentences">, { mark, patterns }: Orders): Range | undefined {
  if (!mark.test(said)) return undefined;
  for (const { text, start } of sentences()) {
    if (!mark.test(text)) continue;
    for (const pattern of patterns) {
      for (const { index, 0: found } of text.matchAll(pattern)) {
        if (!NEGATED.test(text.slice(Math.max(0, index - NEAR), index))) return { start: start + index, end: start + index + found.length };
      }
    }
  }
  return undefined;
}
