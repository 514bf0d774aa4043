import { type Operator, operatorsFor, withDecision, withHandoff, withTask, withText } from "../operator.ts";
import type { ProjectModel } from "../project-model.ts";

/** What points to something that is not there. */
export const REFERENCE_OPERATORS: readonly Operator[] = [
  ...operatorsFor("links-resolve", {
    "link to a file that was renamed": (project) => inContext(project, `See [the code](${(project.tree[0] ?? "").replace(/\.(\w+)$/u, "-2.$1")}).`),
    "link to a page with a title": (project) => inContext(project, 'Read [the notes](notes/old.md "Notes") first.'),
    "picture that is gone": (project) => withText(project, "CODEX_REVIEW.md", (text) => `${text}\n![page](images/page.png)\n`),
    "definition of a link to a file that is gone": (project) => withText(project, "DECISIONS.md", (text) => `${text}\n[spec]: spec/gone.md\n`),
    "link in an instruction file": (project) => withText(project, project.instructions[0]?.name ?? "", (text) => `${text}\nHANDOFF.md, [style](./STYLE.md)\n`),
  }),
  ...operatorsFor("decision-affects-exist", {
    "files of an accepted decision were renamed": (project) =>
      project.decisions.form === "table" ? undefined : withDecision(project, 2, (one) => ({ ...one, affects: ["legacy/store/**"] })),
  }),
  ...operatorsFor("decision-status-known", {
    "misspelt status of a decision": (project) =>
      withDecision(project, -1, (one) => ({ ...one, status: ["propsed", "Acepted", "rejcted", "superceded"][project.seed % 4] ?? "" })),
  }),
  ...operatorsFor("references-known", {
    "next action is a task that was never written": (project) => withHandoff(project, { nextAction: `Implement ${idAbove(project)}: the rest of it` }),
    "blocker names a task that was never written": (project) => withHandoff(project, { blockers: [`Waits until ${idAbove(project)} is done`] }),
    "open task builds on one that was never written": (project) =>
      withTask(project, { list: "pending" }, (task) => ({ ...task, title: `Finish the page after ${idAbove(project)}` })),
    "question names a decision that was never made": (project) =>
      withHandoff(project, { questions: [`Does ${(project.decisions.decisions[0]?.id ?? "").replace(/\d+$/u, "77")} still hold?`] }),
  }),
];

function inContext(project: ProjectModel, line: string): ProjectModel {
  return withHandoff(project, { context: [...project.handoff.context, "", line] });
}

/** An id that goes on from the project's own, far above the last one. */
function idAbove({ handoff: { pending = [] } }: ProjectModel): string {
  return (pending[0]?.id ?? "T1").replace(/\d+$/u, "90");
}
