import { type Operator, operatorsFor, withHandoff, withTask, withText } from "../operator.ts";
import type { IndexRowModel, ProjectModel, TaskModel } from "../project-model.ts";

/** Two places of a handoff, or two states of it, that contradict each other. */
export const AGREEMENT_OPERATORS: readonly Operator[] = [
  ...operatorsFor("stamp-covers-content", {
    "new next action under the committed stamp": (project) => withCommittedStamp(project),
    "new tasks under the committed stamp": (project) => withCommittedStamp(withHandoff(project, { pending: [...(project.handoff.pending ?? []), EXTRA] })),
    "stamp older than the committed one": (project) =>
      project.committedHandoff && withHandoff(project, { updated: "2026-11-09T09:00:00Z by User", nextAction: project.committedHandoff.nextAction }),
  }),
  ...operatorsFor("status-agrees-with-tasks", {
    "done with open tasks": (project) => withHandoff(project, { status: ["done", "Complete", "✅"][project.seed % 3] }),
    "in progress without open tasks": (project) =>
      project.handoff.completed?.length ? withHandoff(project, { status: ["in-progress", "WIP"][project.seed % 2], pending: [] }) : undefined,
  }),
  ...operatorsFor("front-matter-agrees", {
    "front matter names another owner": (project) => withFrontMatter(project, "current_owner: goose"),
    "front matter names another status": (project) => withFrontMatter(project, "status: done"),
  }),
  ...operatorsFor("criteria-met-at-done", {
    "done with an open criterion": (project) =>
      project.handoff.criteria?.some(({ box }) => box === "[ ]") ? withHandoff(project, { status: "done", pending: [] }) : undefined,
  }),
  ...operatorsFor("tasks-completed-ticked", {
    "completed task with an open box": (project) => withTask(project, { list: "completed" }, (task) => ({ ...task, box: "[ ]" })),
    "open task at the end of the completed ones": (project) => withHandoff(project, { completed: [...(project.handoff.completed ?? []), EXTRA] }),
  }),
  ...operatorsFor("criteria-ids-unique", {
    "the id of another criterion": (project) => withCriterion(project, project.handoff.criteria?.find(({ id }) => id !== undefined)?.id),
    "the id of a task": (project) => withCriterion(project, project.handoff.pending?.[0]?.id),
  }),
  ...operatorsFor("review-not-own-work", {
    "review of what the same agent is to do": (project) => withReview(project, "Review the work"),
    "review of what the title names": (project) => withReview(project, "Review T90 with fresh eyes"),
    "review of what the same agent did": (project) =>
      withHandoff(project, {
        pending: [...(project.handoff.pending ?? []), { ...EXTRA, id: "T91", title: "Review the release", owner: "gemini", after: ["T90"] }],
        completed: [...(project.handoff.completed ?? []), { ...EXTRA, box: "[x]", proof: ["by gemini", "unverified"] }],
      }),
  }),
  ...operatorsFor("index-rows-unique", {
    "a project stands in the index twice": (project) => withRow(project, {}),
    "two projects have one name": (project) => withRow(project, { path: "projects/other" }),
    "two projects have one folder": (project) => withRow(project, { name: "Other" }),
  }),
];

const EXTRA: TaskModel = { id: "T90", title: "Write the release notes", box: "[ ]", after: [], files: [], spec: [] };

function withCommittedStamp(project: ProjectModel): ProjectModel | undefined {
  const { committedHandoff } = project;
  return committedHandoff && withHandoff(project, { updated: committedHandoff.updated });
}

/** Only a handoff with fields of its own can contradict its front matter; a status in words of its own is not compared. */
function withFrontMatter(project: ProjectModel, line: string): ProjectModel | undefined {
  const { fields, labels, file } = project.style;
  if (fields === "front-matter" || (line.startsWith("status") && !/^(?:Current |Project )?status$/iu.test(labels.status))) return undefined;
  return withText(project, file, (text) => text.replace(/^\uFEFF?/u, (mark) => `${mark}---\n${line}\n---\n\n`));
}

function withCriterion(project: ProjectModel, id: string | undefined): ProjectModel | undefined {
  const { criteria = [] } = project.handoff;
  return id === undefined ? undefined : withHandoff(project, { criteria: [...criteria, { id, box: "[ ]", words: "the page opens in 100 ms" }] });
}

/** The last two tasks are one agent's, and the second reviews the first. */
function withReview(project: ProjectModel, title: string): ProjectModel {
  const own = { ...EXTRA, owner: "codex" };
  return withHandoff(project, { pending: [...(project.handoff.pending ?? []), own, { ...own, id: "T91", title, after: ["T90"] }] });
}

function withRow(project: ProjectModel, parts: Partial<IndexRowModel>): ProjectModel {
  const { rows } = project.index;
  return { ...project, index: { ...project.index, rows: [...rows, ...rows.slice(-1).map((row) => ({ ...row, ...parts }))] } };
}
