import { readEnds } from "../../process/read-ends.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { KeptOutput } from "../../workspace/evidence/check-run.ts";

/** UTF-16 units of a stream's beginning and end that are kept. */
const KEPT = { head: 8192, tail: 24_576 };

/** Bytes beyond them that are looked at, so that no part of a secret is left which the cut divides: the longest one, a private key, has 16 KB. */
const BEYOND = 20_480;

/** Reads what is kept of the file that a stream was written to: its beginning and its end, without secrets; "" where it cannot be read. */
export function keepOutput(path: string): KeptOutput {
  const { head, tail, bytes } = readEnds(path, { head: KEPT.head + BEYOND, tail: KEPT.tail + BEYOND });
  if (tail !== "") return { head: firstOf(redactSecrets(untilLastLine(head))), tail: lastOf(redactSecrets(fromFirstLine(tail))), bytes };
  const text = redactSecrets(head);
  return text.length <= KEPT.head + KEPT.tail ? { head: text, tail: "", bytes } : { head: firstOf(text), tail: lastOf(text), bytes };
}

function firstOf(text: string): string {
  return text.slice(0, KEPT.head).replace(/[\ud800-\udbff]$/, "");
}

function lastOf(text: string): string {
  return text.slice(-KEPT.tail).replace(/^[\udc00-\udfff]/, "");
}

/** A line that was cut may hold a part of a secret, which nothing tells any more. */
function untilLastLine(text: string): string {
  const end = text.lastIndexOf("\n");
  return end === -1 ? text : text.slice(0, end + 1);
}

function fromFirstLine(text: string): string {
  return text.slice(text.indexOf("\n") + 1);
}
