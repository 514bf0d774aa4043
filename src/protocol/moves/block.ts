import { refuse } from "../../diagnostic/result.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOwner } from "../describe-owner.ts";
import { addBlocker } from "../handoff/add-blocker.ts";
import type { Owner } from "../owner.ts";
import { taskName } from "../task-name.ts";
import { composeMove } from "./compose-move.ts";
import type { Move } from "./move-function.ts";
import { pickTask } from "./pick-task.ts";
import { refusalOfMove, refusalOfRecipient, refuseMove } from "./refusals.ts";

/** What is in the way, of which task (the whole project where absent), and who can clear it (the user where absent). */
export interface BlockInput {
  readonly reason: string;
  readonly task?: string;
  readonly to?: Owner;
}

/** Writes a blocker down, marks the project blocked and passes it to who can clear it. */
export const block: Move<BlockInput> = (handoff, input, context) => {
  const to = input.to ?? { kind: "user" };
  const refusal = refusalOfMove(handoff, context) ?? refusalOfRecipient(to, context.agents);
  if (refusal) return refuse(refusal);
  const reason = singleLine(input.reason);
  if (reason === "") return refuseMove("wrong-use", "Missing the reason: what is in the way?", 'add --reason "..."');
  const picked = input.task === undefined ? undefined : pickTask(handoff, input.task, "open");
  if (picked && !picked.ok) return picked;
  if (picked?.value.done === true) {
    return refuseMove("not-allowed", `Cannot block ${taskName(picked.value)}: it is done`, "name an open task, or none for the whole project");
  }
  const what = picked ? `${picked.value.id ?? taskName(picked.value)}: ${reason}` : reason;
  return composeMove(
    handoff,
    {
      owner: to,
      summary: `Blocked, ${describeOwner(to)} is to clear it: ${what}`,
      change: (current) => addBlocker(current, what),
      fields: { status: "blocked" },
      logged: `Blocked: ${what}`,
    },
    context,
  );
};
