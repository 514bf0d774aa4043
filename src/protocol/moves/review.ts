import { refuse } from "../../diagnostic/result.ts";
import { singleLine } from "../../util/single-line.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import { formatStamp } from "../format-stamp.ts";
import type { Owner } from "../owner.ts";
import { ownerId } from "../owner-id.ts";
import { reviewFileName } from "../review/review-file-name.ts";
import { composeMove } from "./compose-move.ts";
import type { MoveContext } from "./move.ts";
import type { Move } from "./move-function.ts";
import { refusalOfMove, refusalOfRecipient, refuseMove } from "./refusals.ts";

/** What was found, any Markdown, one list item a finding; who is next (the user where absent); a word for the log. */
export interface ReviewInput {
  readonly findings: string;
  readonly to?: Owner;
  readonly summary?: string;
}

/** Writes findings to the actor's review file (`CODEX_REVIEW.md`) and passes the project on for a verdict. */
export const review: Move<ReviewInput> = (handoff, input, context) => {
  const to = input.to ?? { kind: "user" };
  const refusal = refusalOfMove(handoff, context) ?? refusalOfRecipient(to, context.agents);
  if (refusal) return refuse(refusal);
  const findings = stripHidden(input.findings).trim();
  if (findings === "") return refuseMove("wrong-use", "Missing the findings", 'add --findings "- src/a.ts:14 what is wrong", or "None" when all is well');
  const file = reviewFileName(ownerId(context.actor));
  const words = singleLine(input.summary ?? "") || `${countFindings(findings)}, see ${file}`;
  const nextAction = to.kind === "user" ? `Read ${file}, then approve or reopen tasks` : `Read ${file} and mend what it found`;
  return composeMove(
    handoff,
    {
      owner: to,
      summary: `Reviewed: ${words}`,
      fields: { status: "review", nextAction },
      logged: `Reviewed: ${words}`,
      review: { file, markdown: roundOf(findings, context) },
    },
    context,
  );
};

function countFindings(findings: string): string {
  const count = findings.split("\n").filter((line) => /^(?:[-*+]|\d+[.)])\s+\S/u.test(line)).length;
  return count === 0 ? "findings" : `${count} finding${count === 1 ? "" : "s"}`;
}

function roundOf(findings: string, { actor, commit, now }: MoveContext): string {
  return `## Review ${formatStamp(now, actor)}${commit === undefined ? "" : ` @ ${commit}`}\n\n${findings}\n`;
}
