import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { scoreFacts, type ScoreLoss, type ScoreSource } from "./score-facts.ts";
import { SCORE_GROUPS, type ScoreGroup, scoreGroupOf, SEVERITY_WEIGHTS } from "./score-groups.ts";

/** What a project is scored by: its handoff, the findings in its protocol files (all of them, after suppression), the time, and the evidence where it is known. */
export type ScoreInput = ScoreSource;

/** One reason for which a score is not 100. */
export interface ScoreReason {
  /** What mending this alone would gain, with one decimal; above 0, though it may round to 0. */
  readonly points: number;
  readonly message: string;
  readonly hint: string;
  /** The rule behind it; absent for a fact that no rule calls wrong. */
  readonly rule?: string;
  readonly file?: string;
  readonly line?: number;
}

/** `A` from 90, `B` from 75, `C` from 60, `D` from 40, else `E`. */
export const SCORE_GRADES = ["A", "B", "C", "D", "E"] as const;
export type ScoreGrade = (typeof SCORE_GRADES)[number];

/** How good a handoff is, from 0 to 100, and what to improve first. */
export interface ProjectScore {
  readonly score: number;
  readonly grade: ScoreGrade;
  /** The worst first: what would cost most if it stood alone. So many errors in one group stay in front, although mending one of them gains little. */
  readonly reasons: readonly ScoreReason[];
}

type Placed = Pick<ScoreReason, "file" | "line" | "rule" | "message">;

interface Loss extends ScoreLoss {
  readonly rule?: string;
  readonly file?: string;
  readonly line?: number;
}

/**
 * Scores a project (PROTOCOL.md 6). Each group of rules and facts holds its share of the 100 points; each loss takes a part of what is left of its group, so that mending anything never
 * lowers the score and a long list does not hide what is worst. The same input gives the same score.
 */
export function scoreProject(input: ScoreInput): ProjectScore {
  const losses = lossesOf(scoreFacts(input), input.findings);
  const left = new Map<ScoreGroup, number>();
  for (const { group, weight } of losses) left.set(group, (left.get(group) ?? 1) * (1 - weight));
  let exact = 0;
  for (const [group, points] of Object.entries(SCORE_GROUPS)) exact += points * (left.get(group as ScoreGroup) ?? 1);
  const score = losses.length === 0 ? 100 : Math.min(99, Math.max(0, Math.round(exact)));
  const reasons = losses.toSorted(byCost).map((loss) => reasonOf(loss, left.get(loss.group) ?? 1));
  return { score, grade: gradeOf(score), reasons };
}

/** In an order of their own: that in which numbers are multiplied must not depend on that of the findings. What a fact and a finding both say costs once, at the finding's place. */
function lossesOf(facts: readonly ScoreLoss[], findings: readonly Diagnostic[]): readonly Loss[] {
  const found = findings.map(lossOf).sort(byPlace);
  const isSame = ({ covers }: ScoreLoss, { rule, message }: Loss): boolean => covers !== undefined && rule === covers.rule && message.startsWith(covers.start);
  const placed = facts.map((fact): Loss => ({ ...placeOf(found.find((loss) => isSame(fact, loss))), ...fact }));
  return [...placed, ...found.filter((loss) => !facts.some((fact) => isSame(fact, loss)))].sort(byPlace);
}

function placeOf(loss: Loss | undefined): Pick<Loss, "rule" | "file" | "line"> {
  if (loss?.rule === undefined || loss.file === undefined || loss.line === undefined) return {};
  return { rule: loss.rule, file: loss.file, line: loss.line };
}

function lossOf({ rule, severity, message, hint, file, line }: Diagnostic): Loss {
  return { group: scoreGroupOf(rule), weight: SEVERITY_WEIGHTS[severity], message, hint: hint ?? "agent-relay check", rule, file, line };
}

/** What is left of the group without this loss, less what is left with it. */
function reasonOf(loss: Loss, left: number): ScoreReason {
  const { group, weight, message, hint } = loss;
  const gain = SCORE_GROUPS[group] * (left / (1 - weight) - left);
  return { points: Math.round(gain * 10) / 10, message, hint, ...placeOf(loss) };
}

function byCost(a: Loss, b: Loss): number {
  return costOf(b) - costOf(a) || byPlace(a, b);
}

function costOf({ group, weight }: ScoreLoss): number {
  return SCORE_GROUPS[group] * weight;
}

function byPlace(a: Placed, b: Placed): number {
  return compare(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || compare(a.rule ?? "", b.rule ?? "") || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function gradeOf(score: number): ScoreGrade {
  if (score >= 90) return "A";
  if (score >= 75) return "B";
  if (score >= 60) return "C";
  return score >= 40 ? "D" : "E";
}
