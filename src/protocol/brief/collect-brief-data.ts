import { createLineIndex } from "../../diagnostic/position.ts";
import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import type { Decision } from "../decisions/model.ts";
import type { Handoff, PathEntry, Task } from "../handoff/model.ts";
import { nextTaskFor } from "../handoff/next-task-for.ts";
import { openTasks } from "../handoff/open-tasks.ts";
import { taskCycles } from "../handoff/task-cycles.ts";
import { ownerId } from "../owner-id.ts";
import type { Owner } from "../owner.ts";
import { taskName } from "../task-name.ts";
import { decideBriefState } from "./brief-state.ts";
import { decisionsFor } from "./decisions-for.ts";
import { finishCommands } from "./finish-commands.ts";
import type { BriefData, BriefInput, BriefTask, Drift } from "./model.ts";

/** Collects what a brief says, without hidden characters; the task is the next one of the owner, or of the reader where nobody owns the project. */
export function collectBriefData(input: BriefInput): BriefData {
  const { handoff, project, reader, turn, drift } = input;
  const owner: Owner = handoff.owner?.value ?? { kind: "nobody" };
  const task = nextTaskFor(handoff, owner.kind === "agent" || owner.kind === "user" ? owner : reader);
  const [conflict] = handoff.conflicts;
  const last = handoff.log?.entries.at(-1);
  return {
    project: { name: singleLine(project.name), path: singleLine(project.path) },
    reader: ownerId(reader),
    owner: singleLine(ownerId(owner)),
    turn,
    state: decideBriefState(handoff, task),
    ...(handoff.status ? { status: handoff.status.value } : {}),
    updated: singleLine(handoff.fields.updated?.value ?? ""),
    nextAction: singleLine(handoff.nextAction?.value ?? ""),
    ...(task ? { task: briefTask(task) } : {}),
    openTasks: openTasks(handoff)
      .filter((other) => other !== task)
      .map(briefTask),
    cycle: (taskCycles(handoff)[0] ?? []).map(singleLine),
    blockers: handoff.blockers.map((item) => singleLine(item.text)),
    questions: handoff.questions.map((item) => singleLine(item.text)),
    ...workFacts(handoff),
    decisions: decisionsFor(input.decisions, pathsOf(handoff, task)).map(briefDecision),
    ...(last ? { lastHandoff: { when: singleLine(last.when), from: singleLine(last.from), to: singleLine(last.to), summary: singleLine(last.summary) } } : {}),
    ...(drift ? { drift: cleanDrift(drift) } : {}),
    unverified: handoff.tasks.filter(isUnproven).map(taskName),
    ...(conflict ? { conflictLine: createLineIndex(handoff.outline.text).positionAt(conflict.start).line } : {}),
    notes: (input.notes ?? []).map(singleLine),
    commands: finishCommands({ handoff, reader, turn, task }),
  };
}

function cleanDrift(drift: Drift): Drift {
  return {
    ...drift,
    ...(drift.branch === undefined ? {} : { branch: singleLine(drift.branch) }),
    ...(drift.dirtyFiles ? { dirtyFiles: drift.dirtyFiles.map(singleLine) } : {}),
    ...(drift.danglingPaths ? { danglingPaths: drift.danglingPaths.map(singleLine) } : {}),
  };
}

function workFacts(handoff: Handoff): Pick<BriefData, "context" | "criteria" | "scope" | "offLimits"> {
  const range = handoff.sections.context?.contentRange;
  return {
    context: range ? stripHidden(handoff.outline.text.slice(range.start, range.end)).trim() : "",
    criteria: handoff.criteria.map(({ id, text, met, check }) => ({
      text: [id ?? "", text]
        .map(singleLine)
        .filter((part) => part !== "")
        .join(" "),
      ...(met === undefined ? {} : { met }),
      ...(check ? { check: singleLine(check.value) } : {}),
    })),
    scope: handoff.scope.map(pathLine),
    offLimits: handoff.offLimits.map(pathLine),
  };
}

function briefTask(task: Task): BriefTask {
  return {
    ...(task.id === undefined ? {} : { id: singleLine(task.id) }),
    name: taskName(task),
    ...(task.owner ? { owner: singleLine(ownerId(task.owner.value)) } : {}),
    after: task.after.map((id) => singleLine(id.value)),
    files: task.files.map((file) => singleLine(file.value)),
    ...(task.started === undefined ? {} : { started: singleLine(task.started) }),
    spec: stripHidden(task.spec).trim(),
  };
}

function briefDecision(decision: Decision): BriefData["decisions"][number] {
  return {
    name: [decision.id?.value, decision.title]
      .map((part) => singleLine(part ?? ""))
      .filter((part) => part !== "")
      .join(": "),
    decision: shortenRedacted(singleLine(decision.decision ?? ""), 300),
    affects: decision.affects.map((glob) => singleLine(glob.value)),
  };
}

function pathsOf(handoff: Handoff, task: Task | undefined): readonly string[] {
  const files = task?.files.map((file) => file.value) ?? [];
  return files.length > 0 ? files : handoff.scope.map((entry) => entry.pattern);
}

function pathLine({ pattern, note }: PathEntry): string {
  const reason = singleLine(note);
  return reason === "" ? singleLine(pattern) : `${singleLine(pattern)}: ${reason}`;
}

function isUnproven(task: Task): boolean {
  return task.done && (!task.evidence || task.evidence.unverified || task.evidence.command === undefined);
}
