import { textOf, type Fields } from "../hook-fields.ts";
import { numberIn, objectIn, parseJsonLines } from "./json-lines.ts";
import { judgeRun, type FailureHints } from "./judge-run.ts";
import type { OneShotEnd, OneShotOutcome } from "./one-shot.ts";
import { readError } from "./read-error.ts";
import { knownUsage } from "./usage.ts";

/** Reads a run whose output is one `result` object such as Claude Code's, or text: so do droid and cursor-agent. */
export function readResult(end: OneShotEnd, hints: FailureHints): OneShotOutcome {
  const result = parseJsonLines(end.stdout).findLast((line) => textOf(line, "type") === "result");
  if (result === undefined) return judgeRun({ text: end.stdout }, end, hints);
  const text = textOf(result, "result");
  const isError = result["is_error"] === true || /^(?:error|failure)/.test(textOf(result, "subtype"));
  const failed = isError ? readError(text || textOf(result, "error") || "Ended with an error", "api-error") : undefined;
  return judgeRun({ text: isError ? "" : text, failed, sessionId: textOf(result, "session_id"), usage: readUsage(result) }, end, hints);
}

function readUsage(result: Fields): ReturnType<typeof knownUsage> {
  const usage = objectIn(result, "usage");
  return knownUsage({
    inputTokens: numberIn(usage, "input_tokens") ?? numberIn(usage, "inputTokens"),
    outputTokens: numberIn(usage, "output_tokens") ?? numberIn(usage, "outputTokens"),
  });
}
