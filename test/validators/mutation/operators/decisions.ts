import { type Operator, operatorsFor, withDecision } from "../operator.ts";
import type { DecisionModel, ProjectModel } from "../project-model.ts";

/** Defects of decisions. In a good project the first is superseded by the third, the second is accepted, the last proposed. */
export const DECISION_OPERATORS: readonly Operator[] = [
  ...operatorsFor("decision-accepted-untouched", {
    "what was decided was rewritten": (project) => touched(project, (one) => ({ ...one, decision: `${one.decision} But not on Fridays.` })),
    "why it was decided was rewritten": (project) =>
      project.decisions.form === "table" ? undefined : touched(project, (one) => ({ ...one, context: "We felt like it." })),
    "the title was rewritten": (project) => touched(project, (one) => ({ ...one, title: "No new dependencies" })),
    "an accepted decision is proposed again": (project) => touched(project, (one) => ({ ...one, status: "proposed" })),
    "an accepted decision is rejected": (project) => touched(project, (one) => ({ ...one, status: "rejected" })),
    "an accepted decision is gone": (project) =>
      project.committedDecisions && { ...project, decisions: { ...project.decisions, decisions: project.decisions.decisions.filter((_, at) => at !== 1) } },
    "what an accepted decision affects was changed": (project) =>
      project.decisions.form === "table" ? undefined : touched(project, (one) => ({ ...one, affects: ["other/**"] })),
  }),
  ...operatorsFor("decision-dates-valid", {
    "a day no calendar has": (project) => withDecision(project, -1, (one) => ({ ...one, date: "2026-02-31" })),
    "a month no calendar has": (project) => withDecision(project, -1, (one) => ({ ...one, date: "2026-13-01" })),
    "a day to come": (project) => withDecision(project, -1, (one) => ({ ...one, date: "2027-03-01" })),
    "a day to come, in words": (project) => withDecision(project, -1, (one) => ({ ...one, date: "March 1, 2027" })),
  }),
  ...operatorsFor("decision-ids-unique", {
    "the id of another decision": (project) => withDecision(project, -1, (one) => ({ ...one, id: project.decisions.decisions[1]?.id ?? "" })),
    "the id of another decision, padded": (project) =>
      withDecision(project, -1, (one) => ({ ...one, id: (project.decisions.decisions[1]?.id ?? "").replace(/\d+$/u, (digits) => `00${digits}`) })),
    "the id of another decision in small letters": (project) =>
      withDecision(project, -1, (one) => ({ ...one, id: (project.decisions.decisions[1]?.id ?? "").toLowerCase() })),
  }),
  ...operatorsFor("decision-supersedes-reciprocal", {
    "the old decision does not name the new one": (project) => withDecision(project, 0, (one) => ({ ...one, supersededBy: [] })),
    "the new decision does not name the old one": (project) => withDecision(project, 2, (one) => ({ ...one, supersedes: [] })),
    "a decision supersedes one that is not there": (project) => withDecision(project, -1, (one) => ({ ...one, supersedes: ["D-77"] })),
    "a decision supersedes itself": (project) => withDecision(project, -1, (one) => ({ ...one, supersedes: [one.id] })),
  }),
];

function touched(project: ProjectModel, change: (decision: DecisionModel) => DecisionModel): ProjectModel | undefined {
  return project.committedDecisions && withDecision(project, 1, change);
}
