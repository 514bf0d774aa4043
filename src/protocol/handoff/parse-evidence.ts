import type { Range } from "../../diagnostic/range.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import type { Evidence } from "./model.ts";

const OUTCOME = /^\s*(?:->|=>|→|:)?\s*(?:exit(?: code)?:?\s*)?(\d{1,3})(?![\d.])/i;

/** Reads the proof of a claim: `` `npm test` 0 @ a1b2c3d ``, with a time where one is given, or `(unverified)`. */
export function parseEvidence(text: string, range: Range): Evidence {
  const written = text.slice(range.start, range.end);
  const [span] = findCodeSpans(text, range);
  const command = span && text.slice(span.contentRange.start, span.contentRange.end);
  const rest = span ? text.slice(span.range.end, range.end) : written;
  const exit = span ? outcomeOf(rest) : undefined;
  const commit = commitIn(rest);
  const at = rest.includes("-") ? /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?/.exec(rest)?.[0] : undefined;
  const evidence: { -readonly [Key in keyof Evidence]: Evidence[Key] } = {
    unverified: rest.toLowerCase().includes("unverified") && /\bunverified\b/i.test(rest),
    text: written,
    range,
  };
  if (command !== undefined) evidence.command = command;
  if (exit !== undefined) evidence.exitCode = Number(exit);
  if (commit !== undefined) evidence.commit = commit;
  if (at !== undefined) evidence.at = at;
  return evidence;
}

/** One to three digits as the protocol writes them; other wordings are left to the pattern. */
function outcomeOf(rest: string): string | undefined {
  let end = 1;
  while (isDigit(rest.charCodeAt(end))) end += 1;
  const isPlain = rest.startsWith(" ") && end > 1 && end <= 4 && rest.charAt(end) !== ".";
  return isPlain ? rest.slice(1, end) : OUTCOME.exec(rest)?.[1];
}

function commitIn(rest: string): string | undefined {
  const at = rest.indexOf("@ ");
  if (at === -1 && !rest.includes("@")) return undefined;
  let end = at + 2;
  while (isHex(rest.charCodeAt(end))) end += 1;
  const length = end - at - 2;
  const isPlain = rest.indexOf("@") === at && end === rest.length && length >= 7 && length <= 40;
  return isPlain ? rest.slice(at + 2) : /@\s*`?([0-9a-f]{7,40})\b/i.exec(rest)?.[1];
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isHex(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 102);
}
