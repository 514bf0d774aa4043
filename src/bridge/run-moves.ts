import { applyEdits } from "../diagnostic/apply-edits.ts";
import { type Result, refuse } from "../diagnostic/result.ts";
import type { TextEdit } from "../diagnostic/text-edit.ts";
import { editsBetween } from "../protocol/edits-between.ts";
import { findTask } from "../protocol/handoff/find-task.ts";
import { addBlocker } from "../protocol/handoff/add-blocker.ts";
import type { Handoff, Task } from "../protocol/handoff/model.ts";
import { parseHandoff } from "../protocol/handoff/parse-handoff.ts";
import { removeBlocker } from "../protocol/handoff/remove-blocker.ts";
import { startTask } from "../protocol/handoff/start-task.ts";
import { tickTask } from "../protocol/handoff/tick-task.ts";
import { composeMove, nothingToDo } from "../protocol/moves/compose-move.ts";
import type { MoveContext, MoveOutcome, Refusal } from "../protocol/moves/move.ts";
import { namesTask, nextActionFor } from "../protocol/moves/next-action.ts";
import { refusalOfAny } from "../protocol/moves/refusals.ts";
import type { Actor, Owner } from "../protocol/owner.ts";
import { sameOwner } from "../protocol/same-owner.ts";
import { taskName } from "../protocol/task-name.ts";
import { singleLine } from "../util/single-line.ts";

/** A move that a run makes; none asks whose turn it is, for the user ordered the run. Each changes nothing where it was made before. */
export type RunMove<Input> = (handoff: Handoff, input: Input, context: MoveContext) => Result<MoveOutcome, Refusal>;

/** A step begins: whose it is, and the ids or titles of its tasks. */
export interface BeginInput {
  readonly runId: string;
  readonly owner: Owner;
  readonly tasks: readonly string[];
}

/** Passes the project to who does a step's tasks, with a row in the log, and marks the tasks as started. Blockers that an earlier run left are gone. */
export const beginTasks: RunMove<BeginInput> = (handoff, { runId, owner, tasks }, context) => {
  const refusal = refusalOfAny(handoff, context);
  if (refusal) return refuse(refusal);
  const open = openOnes(handoff, tasks);
  const change = inTurn(handoff, context, [dropRunBlockers, ...open.map((task) => (now: Handoff) => startAgain(now, task, context.now))]);
  const status = owner.kind === "user" ? "review" : "in-progress";
  const passes = !sameOwner(handoff.owner?.value ?? { kind: "nobody" }, owner);
  if (change.length === 0 && !passes && handoff.status?.value === status) return nothingToDo(owner, "Nothing changed");
  const what = open.map(taskName).join("; ");
  const summary = `Run ${runId}: ${what === "" ? tasks.join(", ") : what}`;
  const turns = passes || handoff.status?.value !== status;
  const fields = { status, ...(what === "" ? {} : { nextAction: owner.kind === "user" ? `Answer the run: ${what}` : what }) } as const;
  return composeMove(handoff, { owner, actor: passer(handoff), summary, change: () => change, fields, logged: turns ? summary : undefined }, context);
};

/** A step is done: who did it, what proves it, and what its agent said where that is a review. */
export interface FinishInput {
  readonly tasks: readonly string[];
  readonly by: Actor;
  readonly evidence: string;
  readonly review?: { readonly file: string; readonly markdown: string };
}

/** Ticks a step's tasks with what proves them. */
export const finishTasks: RunMove<FinishInput> = (handoff, { tasks, by, evidence, review }, context) => {
  const refusal = refusalOfAny(handoff, context);
  if (refusal) return refuse(refusal);
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  const open = openOnes(handoff, tasks);
  const told = review === undefined ? {} : { review };
  if (open.length === 0) return { ok: true, value: { edits: [], owner, summary: "Nothing changed", ...told } };
  const tick = open.map((task) => (now: Handoff): readonly TextEdit[] => {
    const current = again(now, task);
    return current === undefined ? [] : tickTask(now, current, { by, date: context.now.slice(0, 10), evidence });
  });
  const change = inTurn(handoff, context, tick);
  const after = parseHandoff(applyEdits(handoff.outline.text, change), { agents: context.agents });
  const old = singleLine(handoff.nextAction?.value ?? "");
  const isStale = old === "" || open.some((task) => namesTask(old, task));
  const summary = `Done ${open.map(taskName).join("; ")}`;
  const fields = isStale ? { nextAction: nextActionFor(after, owner) } : {};
  return composeMove(handoff, { owner, actor: by, summary, change: () => change, fields, ...told }, context);
};

/** How a run ended; `problem` is why it did not complete, `reviews` the files with findings. */
export interface EndInput {
  readonly runId: string;
  readonly status: "completed" | "failed" | "cancelled";
  readonly problem?: string;
  readonly reviews: readonly string[];
}

/** Gives the project to the user at the end of a run, with a row in the log; a failure is a blocker too. */
export const endRun: RunMove<EndInput> = (handoff, { runId, status, problem = "", reviews }, context) => {
  const refusal = refusalOfAny(handoff, context);
  if (refusal) return refuse(refusal);
  const summary = singleLine(`Run ${runId} ${status}${problem === "" ? "" : `: ${problem}`}`);
  const to = { kind: "user" } as const;
  const isTold = handoff.owner?.value.kind === "user" && handoff.log?.entries.at(-1)?.summary === summary;
  if (isTold) return nothingToDo(to, summary);
  const blocks = status === "failed" ? [(now: Handoff) => addBlocker(now, summary)] : [];
  const change = inTurn(handoff, context, [dropRunBlockers, ...blocks]);
  const fields = { status: END_STATUS[status], nextAction: nextActionAfter({ runId, status, reviews }) };
  return composeMove(handoff, { owner: to, actor: passer(handoff), summary, change: () => change, fields, logged: summary }, context);
};

const END_STATUS = { completed: "review", failed: "blocked", cancelled: "ready" } as const;

function nextActionAfter({ runId, status, reviews }: Pick<EndInput, "runId" | "status" | "reviews">): string {
  if (status !== "completed") return `See what stopped run ${runId}, then go on with it: agent-relay run --resume ${runId}`;
  return `Read ${reviews.length === 0 ? `what run ${runId} did` : reviews.join(", ")}, then approve or reopen tasks`;
}

/** Who passes on is the present owner; the user where that is nobody. */
function passer(handoff: Handoff): Actor {
  const owner = handoff.owner?.value;
  return owner?.kind === "agent" ? owner : { kind: "user" };
}

/** Tasks are named by id, those without one by title; what is done or gone is left out. */
function openOnes(handoff: Handoff, names: readonly string[]): readonly Task[] {
  return names.flatMap((name) => {
    const task = findTask(handoff, name) ?? handoff.tasks.find(({ id, title }) => id === undefined && title === name);
    return task === undefined || task.section === "completed" || task.done ? [] : [task];
  });
}

function again(handoff: Handoff, task: Task): Task | undefined {
  return openOnes(handoff, [task.id ?? task.title])[0];
}

function startAgain(handoff: Handoff, task: Task, now: string): readonly TextEdit[] {
  const current = again(handoff, task);
  return current === undefined ? [] : startTask(handoff, current, now);
}

const RUN_BLOCKER = /^Run \S+ failed\b/u;

function dropRunBlockers(handoff: Handoff): readonly TextEdit[] {
  const old = handoff.blockers.find(({ text }) => RUN_BLOCKER.test(text));
  return old === undefined ? [] : removeBlocker(handoff, old);
}

/** Makes changes one after the other, each on the text the one before left. */
function inTurn(handoff: Handoff, { agents }: MoveContext, changes: readonly ((now: Handoff) => readonly TextEdit[])[]): readonly TextEdit[] {
  let now = handoff;
  for (const change of changes) {
    const edits = change(now);
    if (edits.length > 0) now = parseHandoff(applyEdits(now.outline.text, edits), { agents });
  }
  return editsBetween(handoff.outline.text, now.outline.text);
}
