import { findEmbeddedFormats } from "../../src/util/secrets/find-embedded-formats.ts";
import { findKnownFormats } from "../../src/util/secrets/find-known-formats.ts";
import { findPrivateKeys } from "../../src/util/secrets/find-private-keys.ts";
import { findSecrets } from "../../src/util/secrets/find-secrets.ts";
import type { Secret } from "../../src/util/secrets/secret.ts";

/** A way to find secrets. */
export type Finder = (text: string) => readonly Secret[];

/** The finder, and two usual ways that it is compared with. */
export const FINDERS: Readonly<Record<string, Finder>> = {
  ours: findSecrets,
  "formats alone": (text) => [findKnownFormats, findEmbeddedFormats, findPrivateKeys].flatMap((find) => find(text)),
  "entropy alone": (text) =>
    [...text.matchAll(/[\w+/=-]{20,}/g)]
      .filter(([word]) => entropyOf(word) >= (/^[0-9a-f]+$/i.test(word) ? 3 : 4))
      .map(({ 0: word, index }) => ({ kind: "entropy", start: index, end: index + word.length })),
  "names alone": (text) =>
    [...text.matchAll(/(?<=(?:password|passwd|secret|token|api_?key)\w*["']?\s*[:=]\s*["']?)[^\s"',;]{8,}/gi)].map(({ 0: value, index }) => ({
      kind: "named",
      start: index,
      end: index + value.length,
    })),
};

/** Shannon's, in bits a letter. */
function entropyOf(word: string): number {
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / word.length) * Math.log2(count / word.length), 0);
}
