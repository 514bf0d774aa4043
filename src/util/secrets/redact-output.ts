import { findSecrets } from "./find-secrets.ts";
import { mayHoldSecret } from "./may-hold-secret.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** Longer values are no passwords. */
const LONGEST = 512;

/** Redacts what a program prints: a JSON document string by string, so that it stays one of the same shape and indentation, other text as a whole. */
export function redactOutput(text: string): string {
  if (!mayHoldSecret(text)) return text;
  const document = text.startsWith("{") || text.startsWith("[") ? parseJson(text) : undefined;
  if (document === undefined) return redactSecrets(text);
  const indent = /^[[{]\n( +)/.exec(text)?.[1];
  return JSON.stringify(redactValue(document.value), undefined, indent) + (text.endsWith("\n") ? "\n" : "");
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function redactValue(value: unknown): unknown {
  if (typeof value === "string") return redactSecrets(value);
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [redactSecrets(key), redactMember(key, inner)]));
}

/** What is no secret by itself may be one by the name before it: `"password": ...`. */
function redactMember(key: string, value: unknown): unknown {
  const redacted = redactValue(value);
  if (typeof value !== "string" || redacted !== value || !mayHoldSecret(key) || value.length > LONGEST || /["\\]/.test(value)) return redacted;
  const member = `"${key}": "${value}"`;
  return findSecrets(member).some(({ start }) => start >= member.length - value.length - 1) ? "[redacted]" : value;
}
