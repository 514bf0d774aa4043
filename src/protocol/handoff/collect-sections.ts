import type { Section } from "../../markdown/section.ts";
import type { SectionConcept } from "./concept.ts";
import { rankHeading } from "./concept-of-heading.ts";
import type { Handoff } from "./model.ts";
import { pushChildren } from "./push-children.ts";

/** A section with what it is about; `rank` says how good its wording is. */
export interface RankedSection {
  readonly concept: SectionConcept;
  readonly section: Section;
  readonly rank: number;
}

/** The section that counts for each concept, and the others. */
export type CountedSections = Pick<Handoff, "sections" | "extraSections">;

/** Finds all sections that are about something the protocol knows, in the order of the file. */
export function rankSections(root: Section): readonly RankedSection[] {
  const found: RankedSection[] = [];
  const open: Section[] = [root];
  for (let section = open.pop(); section; section = open.pop()) {
    const ranked = section.heading && rankHeading(section.title);
    if (ranked) found.push({ ...ranked, section });
    pushChildren(open, section.children);
  }
  return found;
}

/** Chooses for each concept the section with the best wording, the first of equals, real headings before bold paragraphs. */
export function countSections(ranked: readonly RankedSection[]): CountedSections {
  const best = new Map<SectionConcept, RankedSection>();
  for (const candidate of ranked) {
    const held = best.get(candidate.concept);
    if (!held || weightOf(candidate) < weightOf(held)) best.set(candidate.concept, candidate);
  }
  const sections: Partial<Record<SectionConcept, Section>> = {};
  for (const [concept, { section }] of best) sections[concept] = section;
  const extraSections: { concept: SectionConcept; section: Section }[] = [];
  for (const candidate of ranked) if (best.get(candidate.concept) !== candidate) extraSections.push({ concept: candidate.concept, section: candidate.section });
  return { sections, extraSections };
}

function weightOf({ rank, section }: RankedSection): number {
  return rank + (section.depth > 6 ? 0.5 : 0);
}
