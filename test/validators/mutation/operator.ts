import type { Chance } from "../../../experiments/2026-11-20-merge-by-meaning/random.ts";
import type { DecisionModel, HandoffModel, ProjectModel, TaskModel } from "./project-model.ts";

/** One way to put a defect into a good project. */
export interface Operator {
  /** The rule that has to find it. */
  readonly rule: string;
  /** What is done, in a few words. */
  readonly name: string;
  /** Gives the project with the defect; undefined where it cannot have it. */
  apply(project: ProjectModel, chance: Chance): ProjectModel | undefined;
}

/** Makes an operator for each named change of one rule's class. */
export function operatorsFor(rule: string, changes: Readonly<Record<string, Operator["apply"]>>): readonly Operator[] {
  return Object.entries(changes).map(([name, apply]) => ({ rule, name, apply }));
}

/** Gives a project whose handoff differs in some parts; `undefined` takes a part away. */
export function withHandoff(project: ProjectModel, parts: { readonly [Key in keyof HandoffModel]?: HandoffModel[Key] | undefined }): ProjectModel {
  const handoff: Record<string, unknown> = { ...project.handoff };
  for (const [key, value] of Object.entries(parts)) {
    if (value === undefined) delete handoff[key];
    else handoff[key] = value;
  }
  return { ...project, handoff: handoff as unknown as HandoffModel };
}

/** Gives a project in which the text of a file, once written, is changed; undefined where that changes nothing. */
export function withText(project: ProjectModel, name: string, change: (text: string) => string): ProjectModel {
  return { ...project, changes: [...project.changes, { name, change }] };
}

/** Changes one task of a list, picked by chance; undefined where the list is empty. */
export function withTask(
  project: ProjectModel,
  { list, pick = () => true }: { readonly list: "pending" | "completed"; readonly pick?: (task: TaskModel) => boolean },
  change: (task: TaskModel) => TaskModel,
): ProjectModel | undefined {
  const tasks = project.handoff[list] ?? [];
  const candidates = tasks.filter(pick);
  const chosen = candidates[project.seed % Math.max(1, candidates.length)];
  return chosen && withHandoff(project, { [list]: tasks.map((task) => (task === chosen ? change(task) : task)) });
}

/** Changes the decision of this place in the file, negative from the end. */
export function withDecision(project: ProjectModel, at: number, change: (decision: DecisionModel) => DecisionModel): ProjectModel {
  const { decisions } = project.decisions;
  const chosen = decisions.at(at);
  return { ...project, decisions: { ...project.decisions, decisions: decisions.map((one) => (one === chosen ? change(one) : one)) } };
}

/** Takes a field off a task. */
export function without(task: TaskModel, key: "id" | "owner" | "proof"): TaskModel {
  const copy: { -readonly [Name in keyof TaskModel]: TaskModel[Name] } = { ...task };
  delete copy[key];
  return copy;
}
