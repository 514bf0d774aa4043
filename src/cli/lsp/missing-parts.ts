import type { Subject } from "../../lint/rule.ts";
import type { FieldConcept, SectionConcept } from "../../protocol/handoff/concept.ts";

/** Sections of a handoff in canonical form, in their order (PROTOCOL.md 2). */
const SECTIONS: readonly (readonly [SectionConcept, string])[] = [
  ["context", "Context"],
  ["scope", "Files in Scope"],
  ["off-limits", "Files Off Limits"],
  ["criteria", "Acceptance Criteria"],
  ["pending", "Pending Tasks"],
  ["completed", "Completed Tasks"],
  ["blockers", "Blockers"],
  ["questions", "Open Questions"],
  ["log", "Handoff Log"],
];

/** Fields of a handoff in canonical form, with a value to begin with; the stamp's is the tool's to write. */
const FIELDS: readonly (readonly [FieldConcept, string, string])[] = [
  ["owner", "Current Owner", "Nobody"],
  ["status", "Status", "ready"],
  ["next-action", "Next Action", ""],
  ["updated", "Updated", ""],
];

/** Names the sections that a handoff does not have, in whatever words. */
export function missingSections(subject: Subject): readonly string[] {
  if (subject.kind !== "handoff") return [];
  return SECTIONS.filter(([concept]) => subject.handoff.sections[concept] === undefined).map(([, title]) => title);
}

/** Names the fields that a handoff does not have, each with a value to begin with. */
export function missingFields(subject: Subject): readonly { readonly label: string; readonly value: string }[] {
  if (subject.kind !== "handoff") return [];
  return FIELDS.filter(([concept]) => subject.handoff.fields[concept] === undefined).map(([, label, value]) => ({ label, value }));
}
