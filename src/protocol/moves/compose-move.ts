import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOwner } from "../describe-owner.ts";
import { editsBetween } from "../edits-between.ts";
import { formatStamp } from "../format-stamp.ts";
import { appendLogRow } from "../handoff/append-log-row.ts";
import type { Handoff } from "../handoff/model.ts";
import { parseHandoff } from "../handoff/parse-handoff.ts";
import { type HandoffFieldValues, setHandoffFields } from "../handoff/set-handoff-fields.ts";
import type { Actor, Owner } from "../owner.ts";
import { sameOwner } from "../same-owner.ts";
import type { MoveContext, MoveOutcome, Refusal } from "./move.ts";

/** What an allowed move is to do. */
export interface MovePlan {
  /** Owner after the move. */
  readonly owner: Owner;
  /** One line for people: what happened. */
  readonly summary: string;
  /** Changes beside fields and log, such as a ticked task. */
  readonly change?: (handoff: Handoff) => readonly TextEdit[];
  /** Fields to write beside the owner (written when it changes) and the stamp (always written). */
  readonly fields?: HandoffFieldValues;
  /** Summary of the log row; absent where neither owner nor status changes. */
  readonly logged?: string | undefined;
  /** Who the stamp and the row name in the actor's place: the user, whose word a trigger is. */
  readonly actor?: Actor;
  readonly review?: NonNullable<MoveOutcome["review"]>;
}

/**
 * Turns a plan into the outcome of a move: the changes, the fields with the tool's time stamp and at most one log row, each written on the text the
 * one before left. `--force` always leaves a row. Refused where the file has no field to write to.
 */
export function composeMove(handoff: Handoff, plan: MovePlan, context: MoveContext): Result<MoveOutcome, Refusal> {
  const before = handoff.outline.text;
  const read = (text: string): Handoff => parseHandoff(text, { agents: context.agents });
  const changed = plan.change ? read(applyEdits(before, plan.change(handoff))) : handoff;
  const fields = setHandoffFields(changed, fieldsOf(handoff, plan, context));
  if (!fields.ok) return refuse({ code: "not-allowed", message: fields.problem.message, hint: "run `agent-relay adopt` first" });
  const written = applyEdits(changed.outline.text, fields.value);
  const logged = plan.logged ?? (context.force ? plan.summary : undefined);
  const after = logged === undefined ? written : applyEdits(written, appendLogRow(read(written), logRow({ handoff, plan, context, logged })));
  return succeed({
    edits: editsBetween(before, after),
    owner: plan.owner,
    summary: plan.summary,
    ...(plan.review ? { review: plan.review } : {}),
  });
}

/** The outcome of a move that finds everything as it should be. */
export function nothingToDo(owner: Owner, summary: string): Result<MoveOutcome, Refusal> {
  return succeed({ edits: [], owner, summary });
}

function fieldsOf(handoff: Handoff, plan: MovePlan, context: MoveContext): HandoffFieldValues {
  const kept = handoff.owner && sameOwner(handoff.owner.value, plan.owner);
  return { ...plan.fields, ...(kept ? {} : { owner: plan.owner }), updated: formatStamp(context.now, plan.actor ?? context.actor) };
}

interface LogQuestion {
  readonly handoff: Handoff;
  readonly plan: MovePlan;
  readonly context: MoveContext;
  readonly logged: string;
}

function logRow({ handoff, plan, context, logged }: LogQuestion): { when: string; from: string; to: string; summary: string } {
  const from = handoff.owner?.value ?? { kind: "nobody" };
  const actor = plan.actor ?? context.actor;
  const byOther = !sameOwner(actor, from) && !sameOwner(actor, plan.owner) ? ` (by ${describeOwner(actor)})` : "";
  return {
    when: context.now,
    from: singleLine(describeOwner(from)),
    to: describeOwner(plan.owner),
    summary: `${singleLine(logged)}${byOther}${context.force ? " (forced)" : ""}`,
  };
}
