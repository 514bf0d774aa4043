import { refuse, type Result } from "../../diagnostic/result.ts";
import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import { type EvidenceRun, formatProof } from "../handoff/format-evidence.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { parseHandoff } from "../handoff/parse-handoff.ts";
import { tickTask } from "../handoff/tick-task.ts";
import { taskName } from "../task-name.ts";
import { composeMove } from "./compose-move.ts";
import { decideProof, type Proof, type ProofOffer } from "./decide-proof.ts";
import type { MoveContext, Refusal } from "./move.ts";
import type { Move } from "./move-function.ts";
import { namesTask, nextActionFor } from "./next-action.ts";
import { pickTask } from "./pick-task.ts";
import { refusalOfTaskOwner } from "./refusal-of-task-owner.ts";
import { refusalOfMove } from "./refusals.ts";

/** Which task is done and what proves it; without any proof the task says `(unverified)`. */
export interface DoneInput extends ProofOffer {
  readonly task: string;
}

/** Ticks a task and moves it to the completed ones with its evidence. A Next Action that named it, or was empty, becomes the next ready task. */
export const done: Move<DoneInput> = (handoff, input, context) => {
  const refusal = refusalOfMove(handoff, context);
  if (refusal) return refuse(refusal);
  const picked = pickTask(handoff, input.task, "open");
  if (!picked.ok) return picked;
  const task = picked.value;
  const unfit = refusalOfDone(handoff, { task, proof: input.evidence }, context);
  if (unfit) return refuse(unfit);
  const proof = proofOf(handoff, task, { input, context });
  if (!proof.ok) return proof;
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  const evidence = evidenceText(proof.value, context);
  const tick = (current: Handoff): ReturnType<typeof tickTask> => tickTask(current, task, { by: context.actor, date: context.now.slice(0, 10), evidence });
  const old = singleLine(handoff.nextAction?.value ?? "");
  const stale = old === "" || namesTask(old, task);
  const after = parseHandoff(applyEdits(handoff.outline.text, tick(handoff)), { agents: context.agents });
  const fields = stale ? { nextAction: nextActionFor(after, owner) } : {};
  return composeMove(handoff, { owner, summary: `Done ${taskName(task)}${unverifiedNote(proof.value)}`, change: tick, fields }, context);
};

/** Force, which is the user's and recorded, asks for no proof. */
function proofOf(handoff: Handoff, task: Task, { input, context }: { readonly input: DoneInput; readonly context: MoveContext }): Result<Proof, Refusal> {
  const { evidence, unverified, runsOf, verify } = input;
  return decideProof(handoff, task, { evidence, unverified, verify, ...(context.force ? {} : { runsOf }) });
}

function evidenceText({ runs, reason }: Proof, { commit }: MoveContext): string {
  const at = commit === undefined ? {} : { commit };
  return formatProof({
    runs: runs.map((run: EvidenceRun) => ({ ...at, ...run, command: singleLine(run.command) })),
    ...(reason === undefined ? {} : { reason }),
  });
}

function unverifiedNote({ runs, reason }: Proof): string {
  if (reason !== undefined) return ` (unverified: ${shorten(reason, 200)})`;
  return runs.length === 0 ? " (unverified)" : "";
}

function refusalOfDone(
  handoff: Handoff,
  { task, proof }: { readonly task: Task; readonly proof: EvidenceRun | undefined },
  context: MoveContext,
): Refusal | undefined {
  if (task.done && task.section === "completed") {
    const open = handoff.tasks.filter((other) => !other.done).slice(0, 5);
    return {
      code: "not-allowed",
      message: `${taskName(task)} is done already`,
      hint: open.length > 0 ? `open: ${open.map(taskName).join(", ")}` : "no task is open",
    };
  }
  if (proof && proof.exitCode !== 0 && !context.force) {
    return {
      code: "not-allowed",
      message: `Cannot finish ${taskName(task)}: \`${singleLine(proof.command)}\` ended with exit code ${proof.exitCode}`,
      hint: "make the check pass, or block the task and say why",
    };
  }
  return refusalOfTaskOwner("finish", task, context);
}
