import { EMBEDDED_FORMATS } from "./embedded-formats.ts";
import { findSecrets } from "./find-secrets.ts";
import { knownStart } from "./known-start.ts";
import { mayHoldSecret } from "./may-hold-secret.ts";
import type { Secret } from "./secret.ts";

const REDACTED = "[redacted]";
/** A line of a private key: what indents or quotes it, the key, and the line end's carriage return. */
const KEY_LINE = /^([ \t>]*)([^\r]*)(\r?)$/;
const ARMOUR = /-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----/;

/**
 * Gives a text with each secret replaced by the letters that all of its kind begin with and `[redacted]`: `ghp_[redacted]`. Everything else, line breaks included, stays byte for byte; a text without secrets is
 * returned as it is, and what is redacted stays as it is when redacted again.
 */
export function redactSecrets(text: string): string {
  const secrets = mayHoldSecret(text) ? findSecrets(text) : [];
  if (secrets.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const secret of secrets) {
    parts.push(text.slice(at, secret.start), replacementOf(text.slice(secret.start, secret.end), secret));
    at = secret.end;
  }
  return parts.join("") + text.slice(at);
}

function replacementOf(value: string, { kind }: Secret): string {
  if (kind === "private-key") return value.split("\n").map(redactKeyLine).join("\n");
  const start = knownStart(value, kind);
  if (start !== undefined) return start + REDACTED;
  return EMBEDDED_FORMATS.some((format) => format.kind === kind) ? `[redacted ${kind}]` : REDACTED;
}

/** The lines that begin and end a key say what it is; between them, also on the same line, nothing stays. */
function redactKeyLine(line: string): string {
  const [, indent = "", content = "", end = ""] = KEY_LINE.exec(line) ?? [];
  const kept = content.split(new RegExp(`(${ARMOUR.source})`, "u")).map((part) => (part === "" || ARMOUR.test(part) ? part : REDACTED));
  return indent + kept.join("") + end;
}
