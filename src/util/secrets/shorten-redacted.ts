import { shorten } from "../shorten.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** Cuts a text that is shown to at most `length` UTF-16 units, as `shorten` does; where something is cut its secrets are redacted before, since of a part of one nobody could tell that it is secret. */
export function shortenRedacted(text: string, length: number): string {
  return text.length <= length ? text : shorten(redactSecrets(text), length);
}
