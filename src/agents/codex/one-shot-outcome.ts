import { textOf, type Fields } from "../hook-fields.ts";
import { numberIn, objectIn, parseJsonLines } from "../one-shot/json-lines.ts";
import { judgeRun, type FailureHints, type Reading } from "../one-shot/judge-run.ts";
import type { OneShotEnd, OneShotFailure, OneShotOutcome, OneShotUsage } from "../one-shot/one-shot.ts";
import { readError } from "../one-shot/read-error.ts";
import { knownUsage } from "../one-shot/usage.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Run `codex login`, or set the key that its provider wants",
  "not-trusted": "Start `codex` in this folder once and trust it",
  "permission-denied": "Set `sandbox_mode` in Codex's config.toml, or write `permissions: readwrite` for the agent",
  "bad-request": "Look at the agent's `model`, and at the session it goes on with",
};

/** What Codex says on standard error, and nowhere else, when its sandbox keeps a patch from being written. */
const REFUSED = /patch rejected: |blocked by read-only sandbox/;

/** Reads what came of `codex exec`: the lines of `--json`, or its last message as text. */
export function readOutcome(end: OneShotEnd): OneShotOutcome {
  const lines = parseJsonLines(end.stdout);
  const reading = lines.some((line) => textOf(line, "type") === "thread.started") ? readLines(lines) : { text: end.stdout };
  return judgeRun({ ...reading, denied: REFUSED.test(end.stderr) ? ["apply_patch"] : [] }, end, HINTS);
}

function readLines(lines: readonly Fields[]): Reading {
  const messages = lines.map((line) => objectIn(line, "item")).filter((item) => textOf(item, "type") === "agent_message");
  const threads = lines.filter((line) => textOf(line, "type") === "thread.started");
  return {
    text: textOf(messages.at(-1) ?? {}, "text"),
    failed: findFailure(lines),
    sessionId: textOf(threads.at(-1) ?? {}, "thread_id"),
    usage: readUsage(lines),
  };
}

/** The turn that failed, unless a later one did not. An `error` beside a turn that went on was only told. */
function findFailure(lines: readonly Fields[]): OneShotFailure | undefined {
  const last = lines.findLast((line) => ["turn.failed", "turn.completed"].includes(textOf(line, "type")));
  if (last !== undefined) return textOf(last, "type") === "turn.failed" ? readError(textOf(objectIn(last, "error"), "message"), "api-error") : undefined;
  const error = lines.findLast((line) => textOf(line, "type") === "error");
  return error === undefined ? undefined : readError(textOf(error, "message"), "api-error");
}

/** Counts are those of the whole session so far, so that a run that goes on with one tells more than its own. */
function readUsage(lines: readonly Fields[]): OneShotUsage {
  const usage = objectIn(lines.findLast((line) => textOf(line, "type") === "turn.completed") ?? {}, "usage");
  return knownUsage({
    inputTokens: numberIn(usage, "input_tokens"),
    cachedInputTokens: numberIn(usage, "cached_input_tokens"),
    outputTokens: numberIn(usage, "output_tokens"),
  });
}
