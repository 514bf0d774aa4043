import type { CheckState, RunOutcome, Staleness } from "../../../../src/protocol/evidence/model.ts";
import { type Operator, operatorsFor, withHandoff, withTask } from "../operator.ts";
import type { CriterionModel, ProjectModel, TaskModel } from "../project-model.ts";

const TASK_CHECK = "make check";
const AT = "2026-11-19T12:00:00Z";

/** What a run proved, or disproved, and what became of it. */
export const EVIDENCE_OPERATORS: readonly Operator[] = [
  ...operatorsFor("evidence-fresh", {
    "files in scope that changed since a criterion's check passed": (project) => staleCriterion(project, "scope"),
    "commit that moved on since": (project) => staleCriterion(project, "head"),
    "files of a project without a scope that changed": (project) => staleCriterion(withHandoff(project, { scope: undefined }), "files"),
    "tick that rests on an old run": (project) => staleCriterion(tickAll(project), "scope"),
    "check of an open task that passed on other files": (project) => withEvidence(withSpecCheck(project, { list: "pending" }), passed(TASK_CHECK, "scope")),
    "check of an open task in a list below it": (project) =>
      withEvidence(
        withTask(project, { list: "pending" }, (task) => ({ ...task, spec: [...task.spec, "", `- Verify: \`${TASK_CHECK}\``] })),
        passed(TASK_CHECK, "head"),
      ),
    "old run of a check that a criterion without an id has": (project) =>
      withEvidence(
        withCriterion(project, ({ box, words }) => ({ box, words, check: TASK_CHECK })),
        passed(TASK_CHECK, "files"),
      ),
  }),
  ...operatorsFor("evidence-passed", {
    "tick of a criterion whose check failed": (project) => failedCriterion(project, "failed"),
    "tick of a criterion whose check ran out of time": (project) => failedCriterion(project, "timed-out"),
    "tick of a criterion whose check was killed": (project) => failedCriterion(project, "signalled"),
    "tick of a criterion whose check printed without end": (project) => failedCriterion(project, "too-much-output"),
    "tick of a criterion whose check is no program": (project) => failedCriterion(project, "not-started"),
    "completed task whose proof fails now": (project) => {
      const command = provedBy(project);
      return command === undefined ? undefined : withEvidence(project, failed(command, "failed"));
    },
    "completed task whose own check fails": (project) =>
      withEvidence(withSpecCheck(project, { list: "completed", pick: isClaimed }), failed(TASK_CHECK, "failed")),
    "completed task that a criterion names whose check fails": (project) => {
      const task = project.handoff.completed?.find(isClaimed);
      if (task?.id === undefined) return undefined;
      return withEvidence(
        withCriterion(project, (criterion) => ({ ...criterion, words: `${task.id} holds.`, check: TASK_CHECK })),
        failed(TASK_CHECK, "timed-out"),
      );
    },
  }),
];

function passed(command: string, stale: Staleness): CheckState {
  return { command, outcome: "passed", exitCode: 0, commit: "a1b2c3d", at: AT, stale };
}

function failed(command: string, outcome: RunOutcome): CheckState {
  return { command, outcome, ...(outcome === "failed" && { exitCode: 1 }), commit: "a1b2c3d", at: AT };
}

function withEvidence(project: ProjectModel | undefined, state: CheckState): ProjectModel | undefined {
  return project && { ...project, evidence: [...project.evidence.filter(({ command }) => command !== state.command), state] };
}

function checkOf({ handoff }: ProjectModel): string | undefined {
  return handoff.criteria?.find(({ check }) => check !== undefined)?.check;
}

function staleCriterion(project: ProjectModel, stale: Staleness): ProjectModel | undefined {
  const command = checkOf(project);
  return command === undefined ? undefined : withEvidence(project, passed(command, stale));
}

function failedCriterion(project: ProjectModel, outcome: RunOutcome): ProjectModel | undefined {
  const command = checkOf(project);
  return command === undefined ? undefined : withEvidence(tickAll(project), failed(command, outcome));
}

function tickAll(project: ProjectModel): ProjectModel {
  return withHandoff(project, { criteria: project.handoff.criteria?.map((criterion) => ({ ...criterion, box: "[x]" })) });
}

/** Changes the first criterion. */
function withCriterion(project: ProjectModel, change: (criterion: CriterionModel) => CriterionModel): ProjectModel | undefined {
  const [first, ...rest] = project.handoff.criteria ?? [];
  return first && withHandoff(project, { criteria: [change(first), ...rest] });
}

function withSpecCheck(project: ProjectModel, where: Parameters<typeof withTask>[1]): ProjectModel | undefined {
  return withTask(project, where, (task) => ({ ...task, spec: [...task.spec, "", `Check: \`${TASK_CHECK}\``] }));
}

function isClaimed({ proof }: TaskModel): boolean {
  return proof !== undefined && !proof.includes("unverified");
}

function provedBy({ handoff }: ProjectModel): string | undefined {
  const said = handoff.completed?.flatMap(({ proof = [] }) => proof.flatMap((words) => /^evidence: `([^`]+)` 0/u.exec(words)?.[1] ?? []));
  return said?.[0];
}
