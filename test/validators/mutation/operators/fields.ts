import { type Operator, operatorsFor, withHandoff } from "../operator.ts";

/** Defects of the fields at the head: owner, status, next action, stamp. */
export const FIELD_OPERATORS: readonly Operator[] = [
  ...operatorsFor("owner-known", {
    "misspelt owner": (project) => withHandoff(project, { owner: ["Cluade", "codx", "Gemeni"][project.seed % 3] }),
    "owner that is a team": (project) => withHandoff(project, { owner: "the platform team" }),
    "owner nobody knows": (project) => withHandoff(project, { owner: "Hal9000" }),
    "owner left empty": (project) => withHandoff(project, { owner: "" }),
    "no owner field": (project) => withHandoff(project, { owner: undefined }),
  }),
  ...operatorsFor("status-known", {
    "misspelt status": (project) => withHandoff(project, { status: "in-progres" }),
    "status in a sentence": (project) => withHandoff(project, { status: "about halfway through the second part" }),
    "status of another tool": (project) => withHandoff(project, { status: "triaged" }),
    "status left empty": (project) => withHandoff(project, { status: "" }),
  }),
  ...operatorsFor("next-action-present", {
    "next action left empty": (project) => withHandoff(project, { nextAction: "" }),
    "no next action": (project) => withHandoff(project, { nextAction: undefined }),
  }),
  ...operatorsFor("next-action-concrete", {
    "next action that says go on": (project) =>
      withHandoff(project, { nextAction: ["Continue", "Keep going with the work", "Proceed.", "please continue with the implementation"][project.seed % 4] }),
    "next action to be decided": (project) => withHandoff(project, { nextAction: ["TBD", "todo", "**TBA**", "n/a", "..."][project.seed % 5] }),
    "next action that points away": (project) =>
      withHandoff(project, { nextAction: ["See above", "as discussed", "see chat", "same as before"][project.seed % 4] }),
    "next action that names all": (project) =>
      withHandoff(project, { nextAction: ["Finish the remaining tasks", "Do the rest", "fix everything", "Work on the next task"][project.seed % 4] }),
  }),
  ...operatorsFor("next-action-open", {
    "next action is to make what is done": (project) => {
      const done = project.handoff.completed?.at(-1);
      return done && withHandoff(project, { nextAction: `Implement ${done.id ?? ""} against the spec below` });
    },
    "next action begins with the id of what is done": (project) => {
      const done = project.handoff.completed?.[0];
      return done && withHandoff(project, { nextAction: `${done.id ?? ""}: ${done.title}` });
    },
    "next action goes on with what is done": (project) => {
      const done = project.handoff.completed?.[0];
      return done && withHandoff(project, { nextAction: `continue with ${(done.id ?? "").toLowerCase()} and add the missing cases` });
    },
  }),
  ...operatorsFor("stamp-valid", {
    "stamp of next year": (project) => withHandoff(project, { updated: "2027-01-15T10:00:00Z by Claude" }),
    "stamp of tonight": (project) => withHandoff(project, { updated: "2026-11-20T23:30:00Z by Codex" }),
    "stamp that is no date": (project) => withHandoff(project, { updated: "yesterday evening" }),
    "stamp of a day no calendar has": (project) => withHandoff(project, { updated: "2026-02-31 by User" }),
    "stamp left empty": (project) => withHandoff(project, { updated: "" }),
    "stamp older than the log": (project) => project.handoff.log && withHandoff(project, { updated: "2026-11-10T10:00:00Z by Codex" }),
    "log row of the future": (project) =>
      project.handoff.log && withHandoff(project, { log: [...project.handoff.log, ["2026-12-24T09:00:00Z", "Codex", "User", "Merry Christmas"]] }),
  }),
  ...operatorsFor("structure-complete", {
    "no status": (project) => withHandoff(project, { status: undefined }),
    "no stamp": (project) => withHandoff(project, { updated: undefined }),
    "no scope": (project) => withHandoff(project, { scope: undefined }),
    "nothing off limits, and no heading": (project) => withHandoff(project, { offLimits: undefined }),
    "no list of tasks": (project) => withHandoff(project, { pending: undefined }),
    "no field at all": (project) => withHandoff(project, { owner: undefined, status: undefined, nextAction: undefined, updated: undefined }),
  }),
];
