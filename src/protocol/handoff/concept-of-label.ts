import type { FieldConcept } from "./concept.ts";
import { type FieldAlias, findFieldAlias } from "./field-aliases.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { remember } from "./remember.ts";

/** What a label is about, and how good a wording it is: 0 is the protocol's own. */
export interface RankedLabel extends FieldAlias {
  /** The label, normalised. */
  readonly words: string;
}

/** Says what a labelled value is about by its label, in any of the wordings people use (REAL-FILES.md, alias table). */
export function conceptOfLabel(label: string): FieldConcept | undefined {
  return rankLabel(label)?.concept;
}

/** Says what a labelled value is about and how good its wording is; for choosing among several labels about one thing. */
export const rankLabel: (label: string) => RankedLabel | undefined = remember((label) => {
  const words = normaliseTitle(label);
  const known = findFieldAlias(words);
  return known && { ...known, words };
});
