import { readEnds } from "../../process/read-ends.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { KeptOutput } from "../../workspace/evidence/check-run.ts";

/** UTF-16 units of a stream's beginning and end that are kept. */
const KEPT = { head: 8192, tail: 24_576 };

/** Units at a cut that are never kept, because they may be part of a secret that it divides and nothing tells any more: the longest one, a private key, has 16 KB. */
const LONGEST_SECRET = 20_480;

/** A unit of UTF-16 takes no more bytes of UTF-8. */
const BYTES_OF_UNIT = 3;

/** Bytes that are looked at, so that enough is left of any text when the secrets in it have become short. */
const READ = { head: (KEPT.head + LONGEST_SECRET) * BYTES_OF_UNIT, tail: (KEPT.tail + LONGEST_SECRET) * BYTES_OF_UNIT };

/** Reads what is kept of the file that a stream was written to: its beginning and its end, without secrets; "" where it cannot be read. */
export function keepOutput(path: string): KeptOutput {
  const { head, tail, bytes } = readEnds(path, READ);
  if (tail !== "") return { head: firstOf(redactSecrets(head).slice(0, -LONGEST_SECRET)), tail: lastOf(redactSecrets(tail).slice(LONGEST_SECRET)), bytes };
  const text = redactSecrets(head);
  return text.length <= KEPT.head + KEPT.tail ? { head: text, tail: "", bytes } : { head: firstOf(text), tail: lastOf(text), bytes };
}

function firstOf(text: string): string {
  return text.slice(0, KEPT.head).replace(/[\ud800-\udbff]$/, "");
}

function lastOf(text: string): string {
  return text.slice(-KEPT.tail).replace(/^[\udc00-\udfff]/, "");
}
