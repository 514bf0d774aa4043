import { join } from "node:path";
import { describeOwner } from "../protocol/describe-owner.ts";
import { formatStamp } from "../protocol/format-stamp.ts";
import { findTask } from "../protocol/handoff/find-task.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import type { MoveContext } from "../protocol/moves/move.ts";
import { parseOwner } from "../protocol/parse-owner.ts";
import { ownerId } from "../protocol/owner-id.ts";
import type { Actor, Owner } from "../protocol/owner.ts";
import { reviewFileName } from "../protocol/review/review-file-name.ts";
import { readStoredText } from "../runner/journal/load-journal.ts";
import type { RunEvent, StoredText } from "../runner/journal/run-event.ts";
import type { ExecuteStep } from "../runner/steps/step-executor.ts";
import type { RunState } from "../runner/state/run-state.ts";
import { redactSecrets } from "../util/secrets/redact-secrets.ts";
import { shorten } from "../util/shorten.ts";
import { singleLine } from "../util/single-line.ts";
import { stripHidden } from "../util/strip-hidden.ts";
import type { Plan } from "../workflow/plan/plan.ts";
import type { PlannedStep } from "../workflow/plan/planned-step.ts";
import { readRepositoryState } from "../workspace/git/read-repository-state.ts";
import type { BridgeProject } from "./bridge-project.ts";
import { changeProject, type ProjectChange } from "./change-project.ts";
import { beginTasks, endRun, finishTasks } from "./run-moves.ts";
import { stepEvidence } from "./step-evidence.ts";

/** What writing back needs of its surroundings. */
export interface WriteBackOptions {
  readonly plan: Plan;
  readonly project: BridgeProject;
  /** Agents that are known here. */
  readonly agents: readonly string[];
  /** Folder of all runs, absolute, as the run was given it. */
  readonly runsFolder: string;
  /** Gives the time as ISO 8601 in UTC, to the second. */
  readonly now: () => string;
  /** Hears of trouble with the handoff, a sentence each; none of it ends the run. */
  readonly onProblem: (message: string) => void;
}

/** Keeps a project's handoff in step with a run. */
export interface WriteBack {
  /** To be called with every event once it is in the journal; writes to disk before it returns. Never throws. */
  onEvent(event: RunEvent): void;
  /** Puts what passes the project on before what does a step: the step's agent is the owner when it starts, which its hooks ask for. */
  around(execute: ExecuteStep): ExecuteStep;
  /** To be called with the final state: writes what is still missing, as after a kill, and gives the project to the user. Never throws. */
  finish(state: RunState): void;
}

/** Creates what writes a run back to a project's handoff (PROTOCOL.md 8). Everything may be said twice: what stands there already is not written again. */
export function createWriteBack(options: WriteBackOptions): WriteBack {
  const steps = new Map(options.plan.steps.filter(isOfProject).map((step) => [step.name, step]));
  const started = new Map<string, { readonly attempt: number; readonly atMs: number }>();
  const written = new Set<string>();
  const reviews = new Set<string>();
  const back = { ...options, reviews };
  return {
    onEvent(event) {
      if (event.type === "step:started") {
        const step = steps.get(event.stepName);
        started.set(event.stepName, { attempt: event.attempt, atMs: Date.parse(event.time) });
        if (step !== undefined && step.tasks.length > 0) begin(back, step, event.runId);
      }
      if (event.type === "step:completed" && event.reason !== "assumed") {
        const step = steps.get(event.stepName);
        const begun = started.get(event.stepName);
        if (step === undefined) return;
        const durationMs = begun === undefined ? undefined : Date.parse(event.time) - begun.atMs;
        if (finishStep(back, step, { runId: event.runId, attempt: event.attempt, output: event.output, durationMs })) written.add(step.name);
      }
    },
    around: (execute) => async (attempt) => {
      // What ended in the same turn of the run is told at the end of that turn, and stands in the handoff first.
      await Promise.resolve();
      const step = steps.get(attempt.step.name);
      if (step !== undefined && step.tasks.length > 0 && !attempt.stop.aborted) begin(back, step, attempt.runId);
      return execute(attempt);
    },
    finish(state) {
      for (const step of steps.values()) {
        const known = state.steps.get(step.name);
        if (known?.status !== "completed" || known.completion === "assumed" || written.has(step.name)) continue;
        const durationMs = known.startMs === undefined || known.endMs === undefined ? undefined : known.endMs - known.startMs;
        finishStep(back, step, { runId: state.runId, attempt: known.attempts, output: known.output ?? "", durationMs });
      }
      end(back, state);
    },
  };
}

interface Back extends WriteBackOptions {
  /** Names of review files that this run wrote. */
  readonly reviews: Set<string>;
}

function isOfProject(step: PlannedStep): boolean {
  return step.tasks.length > 0 || isReview(step);
}

function isReview(step: PlannedStep): boolean {
  return step.kind === "agent" && step.agent.preset === "reviewer";
}

function begin(back: Back, step: PlannedStep, runId: string): void {
  apply(back, (handoff, context) => beginTasks(handoff, { runId, owner: ownerOf(step, handoff, back), tasks: step.tasks }, context));
}

interface Completion {
  readonly runId: string;
  readonly attempt: number;
  readonly output: StoredText;
  readonly durationMs: number | undefined;
}

function finishStep(back: Back, step: PlannedStep, { runId, attempt, output, durationMs }: Completion): boolean {
  const commit = readRepositoryState(back.project.folder)?.commit;
  const evidence = stepEvidence({ runId, step, ...(durationMs === undefined ? {} : { durationMs }), ...(commit === undefined ? {} : { commit }) });
  const review = isReview(step) ? reviewOf(back, step, { mark: `Run ${runId}, step ${step.name}, attempt ${attempt}`, output, runId, commit }) : undefined;
  if (review !== undefined) back.reviews.add(review.file);
  return apply(
    back,
    (handoff, context) => {
      const owner = ownerOf(step, handoff, back);
      const by: Actor = owner.kind === "agent" ? owner : { kind: "user" };
      return finishTasks(handoff, { tasks: step.tasks, by, evidence, ...(review === undefined ? {} : { review }) }, context);
    },
    review,
  );
}

interface ReviewInput {
  readonly mark: string;
  readonly output: StoredText;
  readonly runId: string;
  readonly commit: string | undefined;
}

function reviewOf(
  back: Back,
  step: PlannedStep,
  { mark, output, runId, commit }: ReviewInput,
): (NonNullable<ProjectChange["review"]> & { readonly markdown: string }) | undefined {
  if (step.kind !== "agent") return undefined;
  const actor = agentOwner(step.agent.cli, back.agents);
  const text = readStoredText(join(back.runsFolder, runId), output);
  if (!text.ok) back.onProblem(text.problem.message);
  const findings = redactSecrets(stripHidden(text.ok ? text.value : "")).trim();
  const at = commit === undefined ? "" : ` @ ${commit}`;
  const markdown = `## Review ${formatStamp(back.now(), actor)}${at}\n\n${mark}: ${singleLine(step.description)}\n\n${findings === "" ? "The reviewer said nothing." : findings}\n`;
  return { file: reviewFileName(ownerId(actor)), title: `${describeOwner(actor)} Review`, mark, markdown };
}

function end(back: Back, state: RunState): void {
  const status = state.status === "completed" || state.status === "failed" ? state.status : "cancelled";
  const failed = [...state.steps.values()].find((step) => step.status === "failed");
  const why = failed === undefined ? textOf(back, state.runId, state.error) : `step ${failed.name}, ${textOf(back, state.runId, failed.error)}`;
  const problem = status === "completed" ? {} : { problem: shorten(redactSecrets(singleLine(why)), 300) };
  apply(back, (handoff, context) => endRun(handoff, { runId: state.runId, status, ...problem, reviews: [...back.reviews] }, context));
}

function textOf(back: Back, runId: string, stored: StoredText | undefined): string {
  if (stored === undefined) return "";
  const text = readStoredText(join(back.runsFolder, runId), stored);
  return text.ok ? text.value : "";
}

/** Makes a move and tells where it cannot be made; gives whether it was. */
function apply(back: Back, move: (handoff: Handoff, context: MoveContext) => ReturnType<ProjectChange["move"]>, review?: ProjectChange["review"]): boolean {
  const { project, agents, onProblem } = back;
  const now = back.now();
  try {
    const context: MoveContext = { actor: { kind: "user" }, now, force: false, agents };
    const done = changeProject({ project, agents, now, move: (handoff) => move(handoff, context), ...(review === undefined ? {} : { review }) });
    if (!done.ok) onProblem(`${done.problem.message}${done.problem.hint === undefined ? "" : `; ${done.problem.hint}`}`);
    return done.ok;
  } catch (error) {
    onProblem(`Cannot write back to \`${project.name}\`: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** An agent's step is its CLI's, an approval the user's, any other that of the task's owner. */
function ownerOf(step: PlannedStep, handoff: Handoff, { agents }: Back): Owner {
  if (step.kind === "agent") return agentOwner(step.agent.cli, agents);
  const owner = step.kind === "approval" ? undefined : findTask(handoff, step.tasks[0] ?? "")?.owner?.value;
  return owner?.kind === "agent" ? owner : { kind: "user" };
}

function agentOwner(cli: string, agents: readonly string[]): Actor {
  const owner = parseOwner(cli, agents);
  return owner.kind === "agent" ? owner : { kind: "agent", name: cli };
}
