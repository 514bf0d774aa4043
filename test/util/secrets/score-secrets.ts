import { findSecrets } from "../../../src/util/secrets/find-secrets.ts";
import type { LabelledText } from "./labelled-secrets.ts";

/** What became of one labelled text: its secret was found whole, in part or wider than it is, or not at all; in a harmless one nothing was found, or something. */
export type Outcome = "exact" | "inexact" | "missed" | "quiet" | "alarm";

/** A labelled text with what the finder made of it. */
export interface Judged extends LabelledText {
  readonly outcome: Outcome;
  /** What was found, for reading. */
  readonly found: readonly string[];
}

/** Runs a finder, ours unless another is given, over labelled texts; what it finds beside the secret of a text counts as an alarm. */
export function judgeTexts(texts: readonly LabelledText[], find = findSecrets): readonly Judged[] {
  return texts.map((labelled) => {
    const secrets = find(labelled.text);
    const found = secrets.map(({ kind, start, end }) => `${kind}: ${labelled.text.slice(start, end)}`);
    return { ...labelled, outcome: outcomeOf(labelled, secrets), found };
  });
}

/** Says a share in words: `158 of 160 (98.8 %)`. */
export function shareOf(part: number, whole: number): string {
  return `${part} of ${whole} (${whole === 0 ? "-" : ((part / whole) * 100).toFixed(1)} %)`;
}

function outcomeOf({ format, start, end }: LabelledText, secrets: readonly { readonly start: number; readonly end: number }[]): Outcome {
  if (format === "") return secrets.length === 0 ? "quiet" : "alarm";
  const [secret, ...others] = secrets.filter((one) => one.start < end && one.end > start);
  if (secret === undefined) return secrets.length === 0 ? "missed" : "alarm";
  if (others.length > 0 || secrets.length > 1) return "inexact";
  return secret.start === start && secret.end === end ? "exact" : "inexact";
}
