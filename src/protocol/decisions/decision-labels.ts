import { normaliseTitle } from "../handoff/normalise-title.ts";

/** What a labelled part of a decision says. */
export const DECISION_PARTS = [
  "id",
  "title",
  "status",
  "date",
  "deciders",
  "context",
  "decision",
  "consequences",
  "affects",
  "supersedes",
  "superseded-by",
] as const;
export type DecisionPart = (typeof DECISION_PARTS)[number];

/** The wordings under which the parts of a decision stand in real files, normalised, the protocol's own first (REAL-FILES.md 2.13). */
export const DECISION_LABELS: Readonly<Record<DecisionPart, readonly string[]>> = {
  id: ["id", "no", "nr", "number", "adr", "decision id"],
  title: ["title", "topic", "what", "subject", "question"],
  status: ["status", "state"],
  date: ["date", "when", "decided on", "decided"],
  deciders: ["deciders", "decided by", "made by", "decider", "who", "by", "owner"],
  context: ["context", "rationale", "why", "reason", "reasoning", "background", "problem", "context and problem statement"],
  decision: ["decision", "decision outcome", "choice", "outcome", "we decided"],
  consequences: ["consequences", "implications", "impact", "downstream effect", "downstream effects", "consequence"],
  affects: ["affects", "affected files", "files", "scope", "applies to"],
  supersedes: ["supersedes", "replaces", "partially supersedes"],
  "superseded-by": ["superseded by", "replaced by"],
};

const BY_LABEL: ReadonlyMap<string, DecisionPart> = new Map(
  DECISION_PARTS.flatMap((part) => DECISION_LABELS[part].map((label): [string, DecisionPart] => [label, part])),
);

/** Says which part of a decision a label or column heading names; `#` is the id. */
export function decisionPartOf(label: string): DecisionPart | undefined {
  return label.trim() === "#" ? "id" : BY_LABEL.get(normaliseTitle(label));
}
