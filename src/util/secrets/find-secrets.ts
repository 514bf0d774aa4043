import { findEmbeddedFormats } from "./find-embedded-formats.ts";
import { findKnownFormats } from "./find-known-formats.ts";
import { findLogins } from "./find-logins.ts";
import { findNamedSecrets } from "./find-named-secrets.ts";
import { findPrivateKeys } from "./find-private-keys.ts";
import { findTableSecrets } from "./find-table-secrets.ts";
import type { Secret } from "./secret.ts";

/**
 * Finds secrets in any text, in order and without overlap: tokens of known issuers, private keys, passwords in addresses, and what stands behind a name such as `password` and looks made by chance.
 * Linear in the text. Two that overlap are one, of the kind that says more.
 */
export function findSecrets(text: string): readonly Secret[] {
  // The finders that know more come first, and the sort is stable: of two that begin at the same place the first one counts.
  const all = [findPrivateKeys, findKnownFormats, findEmbeddedFormats, findLogins, findNamedSecrets, findTableSecrets].flatMap((find) => find(text));
  const merged: Secret[] = [];
  for (const secret of all.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || secret.start >= last.end) merged.push(secret);
    else if (secret.start > last.start && secret.end > last.end) merged[merged.length - 1] = { kind: last.kind, start: last.start, end: secret.end };
  }
  return merged;
}
