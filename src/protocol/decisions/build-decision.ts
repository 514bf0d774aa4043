import type { Range } from "../../diagnostic/range.ts";
import { bareText } from "../bare-text.ts";
import { findCodeSpans } from "../handoff/find-code-spans.ts";
import type { Located } from "../located.ts";
import type { DecisionPart } from "./decision-labels.ts";
import type { Decision, DecisionForm } from "./model.ts";
import { decisionIdsIn, decisionNumber } from "./parse-decision-id.ts";
import { parseDecisionStatus } from "./parse-decision-status.ts";

/** The labelled parts of a decision, as they stand. */
export type DecisionParts = Map<DecisionPart, Located<string>>;

/** What is known of a decision besides its parts. */
export interface DecisionFrame {
  readonly form: DecisionForm;
  readonly title: string;
  readonly range: Range;
}

/** Makes a decision of its parts. */
export function buildDecision(parts: DecisionParts, frame: DecisionFrame): Decision {
  const status = parts.get("status");
  const known = status && parseDecisionStatus(status.value);
  const id = parts.get("id");
  const number = id && decisionNumber(id.value);
  const words = (part: DecisionPart): string | undefined => {
    const value = parts.get(part)?.value;
    return value === undefined || value === "" ? undefined : value;
  };
  const [context, decision, consequences] = [words("context"), words("decision"), words("consequences")];
  const [date, deciders] = [nonEmpty(parts.get("date")), nonEmpty(parts.get("deciders"))];
  return {
    ...frame,
    ...(id && { id }),
    ...(number !== undefined && { number }),
    ...(status && { statusText: status }),
    ...(known && { status: known }),
    ...(date && { date }),
    ...(deciders && { deciders }),
    ...(context !== undefined && { context }),
    ...(decision !== undefined && { decision }),
    ...(consequences !== undefined && { consequences }),
    affects: affected(parts.get("affects")),
    supersedes: idsOf(parts.get("supersedes")),
    supersededBy: [...idsOf(parts.get("superseded-by")), ...(known === "superseded" ? idsOf(status) : [])],
  };
}

function nonEmpty(part: Located<string> | undefined): Located<string> | undefined {
  return part && part.value !== "" ? part : undefined;
}

function idsOf(part: Located<string> | undefined): readonly Located<string>[] {
  if (!part) return [];
  return decisionIdsIn(part.value).map(({ id, start, end }) => ({ value: id, range: { start: part.range.start + start, end: part.range.start + end } }));
}

function affected(part: Located<string> | undefined): readonly Located<string>[] {
  if (!part) return [];
  const { value, range } = part;
  const spans = findCodeSpans(value, { start: 0, end: value.length }).map(({ contentRange }) => contentRange);
  const words = spans.length > 0 ? spans : [...value.matchAll(/[^\s,;]+/gu)].map((word) => ({ start: word.index, end: word.index + word[0].length }));
  const globs = words.map(({ start, end }) => ({ value: value.slice(start, end), range: { start: range.start + start, end: range.start + end } }));
  return globs.filter((glob) => !/^(?:none|n\/a|and|-+|–|—|\*+)$/iu.test(glob.value) && bareText(glob.value.slice(0, 200)) !== "");
}
