import type { Range } from "../../diagnostic/range.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import type { Evidence } from "./model.ts";

const OUTCOME = /^\s*(?:->|=>|→|:)?\s*(?:exit(?: code)?:?\s*)?(\d{1,3})(?![\d.])/iu;

/** Reads the proof of a claim: `` `npm test` 0 @ a1b2c3d ``, with a time where one is given, or `(unverified)`. */
export function parseEvidence(text: string, range: Range): Evidence {
  const written = text.slice(range.start, range.end);
  const [span] = findCodeSpans(text, range);
  const command = span && text.slice(span.contentRange.start, span.contentRange.end);
  const rest = span ? text.slice(span.range.end, range.end) : written;
  const exit = span ? OUTCOME.exec(rest)?.[1] : undefined;
  const commit = /@\s*`?([0-9a-f]{7,40})\b/iu.exec(rest)?.[1];
  const at = /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?/u.exec(rest)?.[0];
  return {
    ...(command !== undefined && { command }),
    ...(exit !== undefined && { exitCode: Number(exit) }),
    ...(commit !== undefined && { commit }),
    ...(at !== undefined && { at }),
    unverified: /\bunverified\b/iu.test(rest),
    text: written,
    range,
  };
}
