import { refuse } from "../../diagnostic/result.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Handoff } from "../handoff/model.ts";
import { nextTaskFor } from "../handoff/next-task-for.ts";
import { openTasks } from "../handoff/open-tasks.ts";
import type { Owner } from "../owner.ts";
import { composeMove } from "./compose-move.ts";
import type { Move } from "./move-function.ts";
import { nextActionFor } from "./next-action.ts";
import { refusalOfAny, refusalOfRecipient, refuseMove } from "./refusals.ts";

/** Who is next (the owner of the next ready task, else the user, where absent), and a word for the log. */
export interface ApproveInput {
  readonly to?: Owner;
  readonly summary?: string;
}

/** Accepts the work; the user alone does this. The project is done when no task is open, else ready for its next owner. Blockers stay as they are. */
export const approve: Move<ApproveInput> = (handoff, input, context) => {
  if (context.actor.kind !== "user") {
    return refuseMove("not-yours", "Only the user approves", `ask the user to review, then: agent-relay pass --to user --summary "..."`);
  }
  const to = input.to ?? nextOwner(handoff);
  const refusal = refusalOfAny(handoff, context) ?? refusalOfRecipient(to, context.agents);
  if (refusal) return refuse(refusal);
  const finished = openTasks(handoff).length === 0;
  const words = input.summary?.trim() ? `Approved: ${input.summary}` : "Approved";
  return composeMove(
    handoff,
    {
      owner: to,
      summary: finished ? `${words}; the project is done` : `${words}; next is ${describeOwner(to)}`,
      fields: finished ? { status: "done", nextAction: "None: every task is done and approved" } : { status: "ready", nextAction: nextActionFor(handoff, to) },
      logged: words,
    },
    context,
  );
};

function nextOwner(handoff: Handoff): Owner {
  const owner = nextTaskFor(handoff)?.owner?.value;
  return owner?.kind === "agent" ? owner : { kind: "user" };
}
