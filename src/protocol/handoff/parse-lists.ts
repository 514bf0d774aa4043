import type { Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { CountedSections } from "./collect-sections.ts";
import type { SectionConcept } from "./concept.ts";
import type { Handoff, PathEntry } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { parseCriteria } from "./parse-criteria.ts";
import { parseLog } from "./parse-log.ts";
import { parsePathEntries } from "./parse-path-entries.ts";
import { parsePathLine } from "./parse-path-line.ts";
import type { PlacedField } from "./place-fields.ts";
import { parseTextItems } from "./parse-text-items.ts";
import { FORBIDDEN_TITLES, PERMISSION_TITLES } from "./section-titles.ts";

/** What the sections of a handoff list, tasks aside. */
export type HandoffLists = Pick<Handoff, "scope" | "offLimits" | "criteria" | "blockers" | "questions" | "log">;

/** Reads what the counted sections list. Paths come from sections that are permission lists or prohibitions by name; others only tell where things are. */
export function parseLists(outline: Outline, { sections, extraSections }: CountedSections, placed: readonly PlacedField[]): HandoffLists {
  const all = (concept: SectionConcept): readonly (Section | undefined)[] => [
    sections[concept],
    ...extraSections.map((extra) => (extra.concept === concept ? extra.section : undefined)),
  ];
  const paths = (concept: SectionConcept, counts: (words: string) => boolean): readonly PathEntry[] => [
    ...all(concept).flatMap((section) => (section && counts(normaliseTitle(section.title)) ? parsePathEntries(outline, section) : [])),
    ...placed.flatMap(({ field }) => (counts(normaliseTitle(field.label)) ? parsePathLine(outline.text, field.valueRange, "item") : [])),
  ];
  const logs = all("log");
  const log = logs.map((section) => section && parseLog(outline, section)).find((found) => found !== undefined);
  const lists: { -readonly [Key in keyof HandoffLists]: HandoffLists[Key] } = {
    scope: paths("scope", isPermission),
    offLimits: paths("off-limits", (words) => FORBIDDEN_TITLES.has(words)),
    criteria: sections.criteria ? parseCriteria(outline, sections.criteria) : [],
    blockers: sections.blockers ? parseTextItems(outline, sections.blockers) : [],
    questions: sections.questions ? parseTextItems(outline, sections.questions) : [],
  };
  if (log) lists.log = log;
  return lists;
}

function isPermission(words: string): boolean {
  return PERMISSION_TITLES.has(words) || words.startsWith("files to ");
}
