import { bareText } from "../bare-text.ts";
import type { DecisionStatus } from "./model.ts";

const SIGNS: readonly (readonly [sign: string, status: DecisionStatus])[] = [
  ["🟡", "proposed"],
  ["🟢", "accepted"],
  ["✅", "accepted"],
  ["🔴", "superseded"],
  ["🔄", "superseded"],
  ["❌", "rejected"],
];
const WORDS: readonly (readonly [pattern: RegExp, status: DecisionStatus])[] = [
  [/^(?:superseded|deprecated|replaced|obsolete)\b/u, "superseded"],
  [/^(?:accepted|approved|locked|frozen|decided|agreed|adopted)\b/u, "accepted"],
  [/^(?:proposed|proposal|draft|under discussion|in discussion)\b/u, "proposed"],
  [/^(?:rejected|declined|withdrawn)\b/u, "rejected"],
];

/** Reads a decision's status: `Accepted`, `✅ Approved`, `Superseded by D-008`; `undefined` for words that say none of the four, such as `deferred`. */
export function parseDecisionStatus(text: string): DecisionStatus | undefined {
  const written = text.slice(0, 200);
  const words = bareText(written)
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, "");
  const named = WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (named || words !== "") return named;
  return SIGNS.find(([sign]) => written.includes(sign))?.[1];
}
