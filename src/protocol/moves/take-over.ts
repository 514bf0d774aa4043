import { refuse } from "../../diagnostic/result.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Handoff } from "../handoff/model.ts";
import { ownerId } from "../owner-id.ts";
import { sameOwner } from "../same-owner.ts";
import { composeMove, nothingToDo } from "./compose-move.ts";
import type { MoveContext, Refusal } from "./move.ts";
import type { Move } from "./move-function.ts";
import { refusalOfAny } from "./refusals.ts";

/** Whether the owner's session is alive (`true`), gone (`false`) or was never seen (absent), and why the project is taken. */
export interface TakeOverInput {
  readonly leaseLive?: boolean | undefined;
  readonly reason?: string;
}

/** Takes a project from another owner: an agent may when the owner's session is gone, the user at any time. Recorded in the log. */
export const takeOver: Move<TakeOverInput> = (handoff, input, context) => {
  const refusal = refusalOfAny(handoff, context);
  if (refusal) return refuse(refusal);
  const { actor } = context;
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  if (sameOwner(owner, actor)) return nothingToDo(actor, `${describeOwner(actor)} owns the project already`);
  const unfit = actor.kind === "user" ? undefined : refusalOfTakeOver(handoff, input, context);
  if (unfit) return refuse(unfit);
  const reason = singleLine(input.reason ?? "");
  const words = `Taken over from ${describeOwner(owner)}${reason === "" ? "" : `: ${reason}`}`;
  return composeMove(handoff, { owner: actor, summary: `${describeOwner(actor)} took the project over from ${describeOwner(owner)}`, logged: words }, context);
};

function refusalOfTakeOver(handoff: Handoff, input: TakeOverInput, { actor }: MoveContext): Refusal | undefined {
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  const route = `ask the user to route it: HANDOFF -> ${ownerId(actor)}`;
  if (owner.kind === "nobody") return { code: "wrong-use", message: "Nobody owns this project", hint: `agent-relay claim --as ${ownerId(actor)}` };
  if (owner.kind !== "agent") return { code: "not-yours", message: `Cannot take the project over: it belongs to ${describeOwner(owner)}`, hint: route };
  if (input.leaseLive === true) return { code: "not-yours", message: `Cannot take the project over: ${describeOwner(owner)} is at work on it`, hint: route };
  if (input.leaseLive === undefined) {
    return { code: "not-yours", message: `Cannot take the project over: ${describeOwner(owner)} has not begun, so no session of it is gone`, hint: route };
  }
  return undefined;
}
