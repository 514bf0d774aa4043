import { refuse } from "../../diagnostic/result.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Handoff } from "../handoff/model.ts";
import { nextTaskFor } from "../handoff/next-task-for.ts";
import type { Owner } from "../owner.ts";
import { ownerId } from "../owner-id.ts";
import { sameOwner } from "../same-owner.ts";
import { taskName } from "../task-name.ts";
import { composeMove } from "./compose-move.ts";
import type { Refusal } from "./move.ts";
import type { Move } from "./move-function.ts";
import { refusalOfMove, refusalOfRecipient } from "./refusals.ts";

/** Who is next, what that owner must know, and the next action (the next ready task of `to` where absent). */
export interface PassInput {
  readonly to: Owner;
  readonly summary: string;
  readonly next?: string;
}

/** Hands the project to the next owner, ready to be continued. Tasks that were started stay marked so. */
export const pass: Move<PassInput> = (handoff, input, context) => {
  const nextAction = nextActionOf(handoff, input);
  const refusal = refusalOfMove(handoff, context) ?? refusalOfPass(handoff, input, nextAction) ?? refusalOfRecipient(input.to, context.agents);
  if (refusal) return refuse(refusal);
  const summary = singleLine(input.summary);
  return composeMove(
    handoff,
    { owner: input.to, summary: `Passed to ${describeOwner(input.to)}: ${summary}`, fields: { status: "ready", nextAction }, logged: summary },
    context,
  );
};

function nextActionOf(handoff: Handoff, input: PassInput): string {
  const given = singleLine(input.next ?? "");
  if (given !== "") return given;
  const task = nextTaskFor(handoff, input.to);
  if (task) return taskName(task);
  return input.to.kind === "user" ? `Decide what comes next: ${shorten(singleLine(input.summary), 160)}` : "";
}

function refusalOfPass(handoff: Handoff, input: PassInput, nextAction: string): Refusal | undefined {
  if (handoff.owner && sameOwner(handoff.owner.value, input.to) && input.to.kind !== "nobody") {
    return { code: "wrong-use", message: `${describeOwner(input.to)} owns the project already`, hint: "name another owner with --to" };
  }
  if (singleLine(input.summary) === "") {
    return {
      code: "wrong-use",
      message: "Missing the summary: the next owner starts without your memory",
      hint: 'add --summary "what was done and what must be known"',
    };
  }
  if (nextAction !== "" || input.to.kind === "nobody" || input.to.kind === "unknown") return undefined;
  return {
    code: "wrong-use",
    message: `Missing the next action: no open task is ready for ${describeOwner(input.to)}`,
    hint: `add --next "...", or a pending task with (owner: ${ownerId(input.to)})`,
  };
}
