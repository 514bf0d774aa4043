import type { Outline } from "../../markdown/model.ts";
import type { CountedSections } from "./collect-sections.ts";
import type { Handoff } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { parseCriteria } from "./parse-criteria.ts";
import { parseLog } from "./parse-log.ts";
import { parsePathEntries } from "./parse-path-entries.ts";
import { parseTextItems } from "./parse-text-items.ts";
import { FORBIDDEN_TITLES, PERMISSION_TITLES } from "./section-aliases.ts";

/** What the sections of a handoff list, tasks aside. */
export type HandoffLists = Pick<Handoff, "scope" | "offLimits" | "criteria" | "blockers" | "questions" | "log">;

/** Reads what the counted sections list. Paths come from sections that are permission lists or prohibitions by name; others only tell where things are. */
export function parseLists(outline: Outline, { sections, extraSections }: CountedSections): HandoffLists {
  const scope = sections.scope && isPermission(sections.scope.title) ? parsePathEntries(outline, sections.scope) : [];
  const forbidden = [sections["off-limits"], ...extraSections.map(({ concept, section }) => (concept === "off-limits" ? section : undefined))];
  const logs = [sections.log, ...extraSections.map(({ concept, section }) => (concept === "log" ? section : undefined))];
  const log = logs.map((section) => section && parseLog(outline, section)).find((found) => found !== undefined);
  return {
    scope,
    offLimits: forbidden.flatMap((section) => (section && FORBIDDEN_TITLES.has(normaliseTitle(section.title)) ? parsePathEntries(outline, section) : [])),
    criteria: sections.criteria ? parseCriteria(outline, sections.criteria) : [],
    blockers: sections.blockers ? parseTextItems(outline, sections.blockers) : [],
    questions: sections.questions ? parseTextItems(outline, sections.questions) : [],
    ...(log && { log }),
  };
}

function isPermission(title: string): boolean {
  const words = normaliseTitle(title);
  return PERMISSION_TITLES.has(words) || words.startsWith("files to ");
}
