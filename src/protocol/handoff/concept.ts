/** What a section of a handoff is about, whatever it is called in the file. */
export const SECTION_CONCEPTS = [
  "context",
  "scope",
  "off-limits",
  "criteria",
  "pending",
  "completed",
  "blockers",
  "questions",
  "log",
  "next-action",
  "status",
  "decisions",
  "verification",
  "review",
] as const;
/** What a section is about. */
export type SectionConcept = (typeof SECTION_CONCEPTS)[number];

/** What a labelled value of a handoff is about, whatever its label says. */
export const FIELD_CONCEPTS = ["owner", "next-owner", "author", "status", "next-action", "updated"] as const;
/** What a labelled value is about. */
export type FieldConcept = (typeof FIELD_CONCEPTS)[number];
