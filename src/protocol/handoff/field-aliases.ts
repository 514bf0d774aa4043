import { FIELD_CONCEPTS, type FieldConcept } from "./concept.ts";
import { createWordingSearch, splitWordings, type WordingPlace } from "./wordings.ts";

/**
 * The labels under which values stand in real files, normalised, the protocol's own first: where several labels are about one thing, the earlier wording
 * counts (REAL-FILES.md, alias table).
 *
 * Decided collisions: a bare "owner" is mostly a person of the business and counts only by its value or place (`counted-fields.ts`); "from", "author", "reviewer" and "model" name
 * who wrote, never who owns; "to" names who comes next; "phase" and "state" are a status; "review status" is not the project's; "next" is an action, "next owner" is not.
 */
const WORDINGS: Readonly<Record<FieldConcept, string>> = {
  owner: "current owner, current agent, active agent, whose turn, assigned to, assignee, claimed by, implementation owner, owner",
  "next-owner": "next owner, next agent, next agent role, hand off to, handoff to, ready for, to",
  author: "from, author, written by, prepared by, agent id, model, reviewer, decided by, made by",
  status:
    "status, current status, project status, handoff status, current state, state, current phase, phase, build status, session status, " +
    "repository state, where things stand, tl dr, tldr",
  "next-action":
    "next action, current next action, next exact action, next exact step, next step, next steps, immediate next step, immediate next steps, " +
    "immediate next task, next task, whats next, next, start here, next allowed move, recommended next step, recommended next steps, " +
    "where to resume, resume, prochaine étape",
  updated:
    "updated, last updated, updated at, last update, last touched, last revised, last verified, date, session date, as of, position as of, " +
    "stand, data, dernière mise à jour, derniere mise a jour, compaction time",
};

/** Lists the wordings of a concept, the protocol's own first. */
export function fieldAliases(concept: FieldConcept): readonly string[] {
  return splitWordings(WORDINGS[concept]);
}

/** What words are about, and which wording of it they are. */
export type FieldAlias = WordingPlace<FieldConcept>;

/** Finds the field that normalised words stand for. */
export const findFieldAlias: (words: string) => FieldAlias | undefined = createWordingSearch(FIELD_CONCEPTS, WORDINGS);

/** Labels that say what they mean wherever they stand; the others count only at the head of a file or in its status section. */
export const PLAIN_SPEAKING_LABELS: ReadonlySet<string> = new Set([
  "current owner",
  "next owner",
  "next action",
  "next exact action",
  "last updated",
  "current agent",
  "active agent",
  "dernière mise à jour",
]);
