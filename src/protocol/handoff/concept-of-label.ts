import { FIELD_CONCEPTS, type FieldConcept } from "./concept.ts";
import { FIELD_ALIASES } from "./field-aliases.ts";
import { normaliseTitle } from "./normalise-title.ts";

/** What a label is about, and how good a wording it is: 0 is the protocol's own. */
export interface RankedLabel {
  readonly concept: FieldConcept;
  readonly rank: number;
  /** The label, normalised. */
  readonly words: string;
}

const BY_ALIAS: ReadonlyMap<string, RankedLabel> = new Map(
  FIELD_CONCEPTS.flatMap((concept) => FIELD_ALIASES[concept].map((words, rank): [string, RankedLabel] => [words, { concept, rank, words }])),
);

/** Says what a labelled value is about by its label, in any of the wordings people use (REAL-FILES.md, alias table). */
export function conceptOfLabel(label: string): FieldConcept | undefined {
  return rankLabel(label)?.concept;
}

/** Says what a labelled value is about and how good its wording is; for choosing among several labels about one thing. */
export function rankLabel(label: string): RankedLabel | undefined {
  return BY_ALIAS.get(normaliseTitle(label));
}
