import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { describeOwner } from "../describe-owner.ts";
import { codeSpan } from "../handoff/code-span.ts";
import { endGap } from "../handoff/end-gap.ts";
import { oneLine } from "../handoff/one-line.ts";
import type { Actor } from "../owner.ts";
import type { FindingSeverity } from "./model.ts";

/** A finding to write down; ids are given on writing. */
export interface NewFinding {
  readonly severity: FindingSeverity;
  readonly title: string;
  readonly location?: string;
  readonly detail?: string;
}

/** One round of review. `now` is ISO 8601 in UTC; `verdict` such as `accepted` or `changes requested`. */
export interface ReviewRound {
  readonly actor: Actor;
  readonly now: string;
  readonly commit?: string;
  readonly verdict?: string;
  readonly findings: readonly NewFinding[];
}

/** Adds a round at the end of a review file; an empty text gets its heading too. Findings are numbered on from the highest `F` the file mentions. */
export function appendReview(text: string, round: ReviewRound): readonly TextEdit[] {
  const who = describeOwner(round.actor);
  const title = text.replace("\u{feff}", "").trim() === "" ? [`# ${who} Review`] : [];
  const heading = `## ${round.now} by ${who}${round.commit === undefined ? "" : ` @ ${oneLine(round.commit)}`}`;
  const verdict = round.verdict === undefined ? [] : [`Verdict: ${oneLine(round.verdict)}`];
  const first = highestFinding(text) + 1;
  const findings = round.findings.map((finding, i) => findingLine(finding, first + i)).join("\n");
  const body = [...title, heading, ...verdict, findings === "" ? "No findings." : findings].join("\n\n");
  return [{ range: { start: text.length, end: text.length }, newText: endGap(text) + `${body}\n`.replaceAll("\n", eolOf(text)) }];
}

function findingLine({ severity, title, location, detail = "" }: NewFinding, number: number): string {
  const place = location === undefined ? "" : ` (${codeSpan(location)})`;
  const lines = detail.trim() === "" ? [] : detail.trim().split(/\r\n|\r|\n/u);
  return [`- [ ] **F${number}** [${severity}] ${oneLine(title)}${place}`, ...lines.map((line) => (line.trim() === "" ? "" : `  ${line}`))].join("\n");
}

function highestFinding(text: string): number {
  let highest = 0;
  for (const [, digits] of text.matchAll(/(?<![\p{L}\p{N}])F(\d{1,6})(?![\p{L}\p{N}])/gu)) highest = Math.max(highest, Number(digits));
  return highest;
}
