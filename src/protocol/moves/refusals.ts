import { createLineIndex } from "../../diagnostic/position.ts";
import { refuse, type Result } from "../../diagnostic/result.ts";
import type { Handoff } from "../handoff/model.ts";
import { decideTurn } from "../ownership.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Owner } from "../owner.ts";
import type { MoveContext, Refusal } from "./move.ts";

/** Refuses a move with its words; the shape every move answers in. */
export function refuseMove(code: Refusal["code"], message: string, hint: string): Result<never, Refusal> {
  return refuse({ code, message, hint });
}

/** Says why no move at all can be made on this handoff by this actor: conflict markers, a file without fields, force by an agent. `undefined` when one can. */
export function refusalOfAny(handoff: Handoff, context: MoveContext): Refusal | undefined {
  const [conflict] = handoff.conflicts;
  if (conflict) {
    const { line } = createLineIndex(handoff.outline.text).positionAt(conflict.start);
    return {
      code: "not-allowed",
      message: `Cannot move the project: conflict markers at line ${line}`,
      hint: `mend line ${line} and what follows, then try again`,
    };
  }
  if (!handoff.fields.owner) {
    return { code: "not-allowed", message: "Cannot move the project: the handoff has no owner field", hint: "run `agent-relay adopt` first" };
  }
  if (context.force && context.actor.kind !== "user") {
    return { code: "not-yours", message: "Only the user may use --force", hint: "ask the user to run this in a terminal" };
  }
  return undefined;
}

/** Says why this actor may not move this project: beside `refusalOfAny`, only its owner and the user may. `undefined` when it may. */
export function refusalOfMove(handoff: Handoff, context: MoveContext): Refusal | undefined {
  const general = refusalOfAny(handoff, context);
  if (general) return general;
  const turn = decideTurn({ owner: handoff.owner?.value, reader: context.actor, now: context.now });
  return turn.mayMove ? undefined : { code: "not-yours", message: turn.message, hint: turn.hint };
}

/** Says why a project cannot go to this owner: nobody and unknown names take nothing. */
export function refusalOfRecipient(to: Owner, agents: readonly string[]): Refusal | undefined {
  if (to.kind === "agent" || to.kind === "user") return undefined;
  const known = agents.map((name) => `\`${name}\``).join(", ");
  const message = to.kind === "nobody" ? "A project is not passed to nobody" : `Unexpected owner \`${describeOwner(to)}\`, expected ${known} or \`user\``;
  const hint = to.kind === "nobody" ? "to set it free: agent-relay release" : "name a known agent or `user`";
  return { code: "wrong-use", message, hint };
}
