import { type Operator, operatorsFor, withHandoff, without, withTask } from "../operator.ts";
import type { ProjectModel } from "../project-model.ts";

/** Defects of tasks and criteria. */
export const TASK_OPERATORS: readonly Operator[] = [
  ...operatorsFor("task-ids-present", {
    "open task without an id": (project) => withTask(project, { list: "pending" }, (task) => without(task, "id")),
    "no open task has an id": (project) => withHandoff(project, { pending: project.handoff.pending?.map((task) => without(task, "id")) }),
  }),
  ...operatorsFor("task-ids-unique", {
    "id of an open task twice": (project) => twice(project, (id) => id),
    "id of a completed task again": (project) => {
      const id = project.handoff.completed?.[0]?.id;
      return id === undefined ? undefined : withTask(project, { list: "pending" }, (task) => ({ ...task, id }));
    },
  }),
  ...operatorsFor("task-owner-known", {
    "misspelt owner of a task": (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, owner: "cluade" })),
    "task of a team": (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, owner: "the backend people" })),
  }),
  ...operatorsFor("task-dependencies-known", {
    "task waits for an id that is not there": (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, after: [...task.after, "T99"] })),
    "task waits for a misspelt id": (project) =>
      withTask(project, { list: "pending", pick: (task) => task.after.length > 0 }, (task) => ({
        ...task,
        after: task.after.map((id) => id.replace(/(\d+)$/u, "0$1")),
      })),
  }),
  ...operatorsFor("task-dependencies-acyclic", {
    "task waits for itself": (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, after: [...task.after, task.id ?? ""] })),
    "two tasks wait for each other": (project) => circle(project, 2),
    "all tasks wait in a circle": (project) => circle(project, project.handoff.pending?.length ?? 0),
  }),
  ...operatorsFor("tasks-evidence-present", {
    "completed task without proof": (project) => withTask(project, { list: "completed" }, (task) => without(task, "proof")),
    "completed task that says only by whom": (project) => withTask(project, { list: "completed" }, (task) => ({ ...task, proof: ["by codex", "2026-11-18"] })),
  }),
  ...operatorsFor("tasks-pending-open", {
    "ticked task among the pending": (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, box: "[x]", proof: ["unverified"] })),
    "task struck through among the pending": (project) =>
      withTask(project, { list: "pending" }, (task) => ({ ...task, title: `~~${task.title}~~`, proof: ["unverified"] })),
    "task ticked with a capital": (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, box: "[X]" })),
  }),
  ...boxes(),
  ...operatorsFor("criteria-present", {
    "criteria without one": (project) => withHandoff(project, { criteria: [] }),
    "no criteria": (project) => withHandoff(project, { criteria: undefined }),
  }),
  ...operatorsFor("criteria-checkable", {
    "criterion of taste": (project) => withHandoff(project, { criteria: [...(project.handoff.criteria ?? []), { box: "[ ]", words: "the login works well" }] }),
    "criterion of taste with an id": (project) =>
      withHandoff(project, { criteria: [{ id: "A9", box: "[ ]", words: "everybody is happy with it" }, ...(project.handoff.criteria ?? [])] }),
  }),
];

function twice(project: ProjectModel, change: (id: string) => string): ProjectModel | undefined {
  const [first, second, ...rest] = project.handoff.pending ?? [];
  if (first?.id === undefined || second === undefined) return undefined;
  return withHandoff(project, { pending: [first, { ...second, id: change(first.id), after: [] }, ...rest] });
}

/** The first tasks wait for each other, the first for the last. */
function circle(project: ProjectModel, count: number): ProjectModel | undefined {
  const tasks = project.handoff.pending ?? [];
  if (count < 2 || tasks.length < count) return undefined;
  return withHandoff(project, { pending: tasks.map((task, at) => (at < count ? { ...task, after: [tasks[(at + 1) % count]?.id ?? ""] } : task)) });
}

/** Boxes as agents write them that Markdown does not know. */
function boxes(): readonly Operator[] {
  const broken = {
    "box without a blank": "[]",
    "box with two blanks": "[  ]",
    "box in progress": "[~]",
    "box with a hard blank": "[\u00A0]",
    "box as a sign": "☐",
    "wide box": "【】",
    "box with a tick": "[✓]",
    "box with a blank before the x": "[ x]",
    "box with a blank behind the x": "[x ]",
  };
  return operatorsFor("task-box-valid", {
    ...Object.fromEntries(
      Object.entries(broken).map(([name, box]): [string, Operator["apply"]] => [
        name,
        (project) => withTask(project, { list: "pending" }, (task) => ({ ...task, box })),
      ]),
    ),
    "box of a criterion without a blank": (project) => {
      const [first, ...rest] = project.handoff.criteria ?? [];
      return first && withHandoff(project, { criteria: [{ ...first, box: "[]" }, ...rest] });
    },
    "box without a text": (project) =>
      withHandoff(project, { pending: [...(project.handoff.pending ?? []), { title: "", box: "[ ]", after: [], files: [], spec: [] }] }),
    "box that touches its text": (project) =>
      withTask({ ...project, style: { ...project.style, id: "bold" } }, { list: "pending" }, ({ id, ...task }) => ({ ...task, box: `[ ]**${id ?? ""}**` })),
  });
}
