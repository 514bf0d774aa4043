import { redactSecrets } from "./secrets/redact-secrets.ts";
import { shorten } from "./shorten.ts";
import { singleLine } from "./single-line.ts";

/** Makes a message one line for a terminal: what it quotes can neither steer the terminal nor fill it; of a long one the middle is left out, for the reason stands at the end. */
export function messageLine(text: string): string {
  const whole = singleLine(text);
  const line = whole.length <= 1000 ? whole : redactSecrets(whole);
  return line.length <= 1000 ? line : `${shorten(line, 700)}${line.slice(-200).replace(/^[\udc00-\udfff]/u, "")}`;
}
