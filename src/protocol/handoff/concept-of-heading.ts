import { SECTION_CONCEPTS, type SectionConcept } from "./concept.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { SECTION_ALIASES } from "./section-aliases.ts";
import { SECTION_PREFIXES } from "./section-titles.ts";

/** What a heading is about, and how good a wording it is: 0 is the protocol's own. */
export interface RankedConcept {
  readonly concept: SectionConcept;
  readonly rank: number;
}

const BY_ALIAS: ReadonlyMap<string, RankedConcept> = new Map(
  SECTION_CONCEPTS.flatMap((concept) => SECTION_ALIASES[concept].map((alias, rank): [string, RankedConcept] => [alias, { concept, rank }])),
);

/** Says what a section is about by its heading, in any of the wordings people use (REAL-FILES.md, alias table). */
export function conceptOfHeading(title: string): SectionConcept | undefined {
  return rankHeading(title)?.concept;
}

/** Says what a section is about and how good its wording is; for choosing among several sections about one thing. */
export function rankHeading(title: string): RankedConcept | undefined {
  const words = normaliseTitle(title);
  const known = BY_ALIAS.get(words);
  if (known) return known;
  const begun = SECTION_PREFIXES.find(({ prefix }) => words.startsWith(prefix));
  return begun && { concept: begun.concept, rank: SECTION_ALIASES[begun.concept].length };
}
