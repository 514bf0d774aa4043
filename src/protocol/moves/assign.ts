import { refuse } from "../../diagnostic/result.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Owner } from "../owner.ts";
import { sameOwner } from "../same-owner.ts";
import { composeMove, nothingToDo } from "./compose-move.ts";
import type { Move } from "./move-function.ts";
import { nextActionFor } from "./next-action.ts";
import { refusalOfAny, refusalOfRecipient } from "./refusals.ts";

/**
 * Gives the project to an owner on the user's word: `HANDOFF -> codex`, whoever passes it on (PROTOCOL.md 3). Only for a trigger: ownership is not
 * asked, stamp and log name the user. Who has it already keeps it unchanged; a Next Action that is there stays.
 */
export const assign: Move<{ readonly to: Owner }> = (handoff, { to }, context) => {
  const refusal = refusalOfAny(handoff, context) ?? refusalOfRecipient(to, context.agents);
  if (refusal) return refuse(refusal);
  if (handoff.owner && sameOwner(handoff.owner.value, to)) return nothingToDo(to, `${describeOwner(to)} owns the project already`);
  const missing = singleLine(handoff.nextAction?.value ?? "") === "";
  return composeMove(
    handoff,
    {
      owner: to,
      actor: { kind: "user" },
      summary: `Routed to ${describeOwner(to)}`,
      fields: { status: "ready", ...(missing ? { nextAction: nextActionFor(handoff, to) } : {}) },
      logged: "Routed",
    },
    context,
  );
};
