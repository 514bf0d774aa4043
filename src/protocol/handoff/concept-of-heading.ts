import type { SectionConcept } from "./concept.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { remember } from "./remember.ts";
import { findSectionAlias, sectionAliases, type SectionAlias } from "./section-aliases.ts";
import { SECTION_PREFIXES } from "./section-titles.ts";

/** Says what a section is about by its heading, in any of the wordings people use (REAL-FILES.md, alias table). */
export function conceptOfHeading(title: string): SectionConcept | undefined {
  return rankHeading(title)?.concept;
}

/** Says what a section is about and how good its wording is, 0 for the protocol's own; for choosing among several sections about one thing. */
export const rankHeading: (title: string) => SectionAlias | undefined = remember((title) => {
  const words = normaliseTitle(title);
  const known = findSectionAlias(words);
  if (known) return known;
  const begun = SECTION_PREFIXES.find(({ prefix }) => words.startsWith(prefix));
  return begun && { concept: begun.concept, rank: sectionAliases(begun.concept).length };
});
