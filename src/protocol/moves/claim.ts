import { refuse } from "../../diagnostic/result.ts";
import { describeOwner } from "../describe-owner.ts";
import { ownerId } from "../owner-id.ts";
import { sameOwner } from "../same-owner.ts";
import { composeMove, nothingToDo } from "./compose-move.ts";
import type { Move } from "./move-function.ts";
import { refusalOfAny, refuseMove } from "./refusals.ts";

/** Takes a project that nobody owns. The owner's own claim changes nothing (its lease is the caller's to renew); anybody else's project is refused. */
export const claim: Move<object> = (handoff, _input, context) => {
  const refusal = refusalOfAny(handoff, context);
  if (refusal) return refuse(refusal);
  const { actor } = context;
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  const name = describeOwner(actor);
  if (sameOwner(owner, actor)) return nothingToDo(actor, `${name} owns the project already`);
  if (owner.kind !== "nobody" && !context.force) {
    const hint =
      actor.kind === "user"
        ? "agent-relay take-over --as user"
        : `ask the user to route it (HANDOFF -> ${ownerId(actor)}), or, when that session is gone: agent-relay take-over --as ${ownerId(actor)}`;
    return refuseMove("not-yours", `Cannot claim the project: it belongs to ${describeOwner(owner)}`, hint);
  }
  return composeMove(handoff, { owner: actor, summary: `${name} claimed the project`, logged: "Claimed" }, context);
};
