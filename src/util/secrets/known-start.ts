import { FORMATS } from "./formats.ts";
import type { Secret } from "./secret.ts";

/** Gives the letters that a secret of a known issuer begins with, `ghp_` for example, which are the same for everybody; `undefined` for the other kinds. */
export function knownStart(value: string, kind: Secret["kind"]): string | undefined {
  return FORMATS.flatMap((format) => (format.kind === kind ? format.starts : [])).find((start) => value.startsWith(start));
}
