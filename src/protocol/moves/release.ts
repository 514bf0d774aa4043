import { refuse } from "../../diagnostic/result.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOwner } from "../describe-owner.ts";
import { composeMove } from "./compose-move.ts";
import type { Move } from "./move-function.ts";
import { refusalOfMove, refuseMove } from "./refusals.ts";

/** Gives the project back to nobody, ready for whoever claims it. */
export const release: Move<{ readonly reason?: string }> = (handoff, input, context) => {
  const refusal = refusalOfMove(handoff, context);
  if (refusal) return refuse(refusal);
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  if (owner.kind === "nobody") return refuseMove("wrong-use", "Nobody owns this project", "there is nothing to release");
  const reason = singleLine(input.reason ?? "");
  return composeMove(
    handoff,
    {
      owner: { kind: "nobody" },
      summary: `${describeOwner(owner)} released the project`,
      fields: { status: "ready" },
      logged: `Released${reason === "" ? "" : `: ${reason}`}`,
    },
    context,
  );
};
