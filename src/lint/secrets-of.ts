import type { Range } from "../diagnostic/range.ts";
import { findSecrets } from "../util/secrets/find-secrets.ts";
import { knownStart } from "../util/secrets/known-start.ts";
import { mayHoldSecret } from "../util/secrets/may-hold-secret.ts";

/** A secret as a message may tell of it. */
export interface TextSecret {
  readonly range: Range;
  readonly kind: string;
  /** The letters that all secrets of the kind begin with, for those of known issuers. */
  readonly beginning?: string;
}

/** Gives the secrets of a text in order, without anything that is secret of them. */
export function secretsOf(text: string): readonly TextSecret[] {
  if (!mayHoldSecret(text)) return [];
  return findSecrets(text).map(({ kind, start, end }) => {
    const beginning = knownStart(text.slice(start, end), kind);
    return { range: { start, end }, kind, ...(beginning !== undefined && { beginning }) };
  });
}
