import { textOf, type Fields } from "../hook-fields.ts";
import { numberIn, objectIn, parseJsonLines } from "../one-shot/json-lines.ts";
import { judgeRun, type FailureHints, type Reading } from "../one-shot/judge-run.ts";
import type { OneShotEnd, OneShotFailure, OneShotOutcome, OneShotUsage } from "../one-shot/one-shot.ts";
import { readError } from "../one-shot/read-error.ts";
import { refusedTools } from "../one-shot/refused-tools.ts";
import { knownUsage, sumCounts } from "../one-shot/usage.ts";
import { readToolCalls } from "./tool-calls.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Run `claude` once and sign in with `/login`, or set ANTHROPIC_API_KEY",
  "permission-denied": "Allow the tools in Claude Code's settings, or write `permissions: readwrite` for the agent",
  "bad-request": "Look at the agent's `model`, at the session it goes on with, and at how its task begins",
};

/** Commands that Claude Code does not know are answered with this, at no cost and with exit code 0. */
const UNKNOWN_COMMAND = /^Unknown (?:slash )?command: /;

/** Errors of the model's API are printed as if the agent had said them. */
const ERROR_TEXT = /^(?:API Error: |Failed to authenticate|Not logged in )/;

/** Reads what came of `claude -p`: the lines of `--output-format stream-json`, the result of `json`, or its text. */
export function readOutcome(end: OneShotEnd): OneShotOutcome {
  const lines = parseJsonLines(end.stdout).filter((line) => textOf(line, "session_id") !== "");
  return judgeRun(lines.length === 0 ? readText(end.stdout) : readLines(lines), end, HINTS);
}

function readText(stdout: string): Reading {
  const line = stdout.trim();
  const isError = !line.includes("\n") && (UNKNOWN_COMMAND.test(line) || ERROR_TEXT.test(line));
  return isError ? { text: "", failed: readError(line, "api-error") } : { text: stdout };
}

function readLines(lines: readonly Fields[]): Reading {
  const result = lines.findLast((line) => textOf(line, "type") === "result") ?? {};
  const text = textOf(result, "result");
  const failed = findFailure(result, text);
  return {
    text: failed === undefined ? text : "",
    failed,
    sessionId: textOf(lines.at(-1) ?? {}, "session_id"),
    usage: readUsage(result),
    denied: refusedTools(readToolCalls(lines, result)),
  };
}

function findFailure(result: Fields, text: string): OneShotFailure | undefined {
  const subtype = textOf(result, "subtype");
  if (subtype === "error_max_turns") return { kind: "turn-limit", message: "Reached the limit of turns" };
  const status = numberIn(result, "api_error_status");
  if (status !== undefined) return readError(text === "" ? `API Error: ${String(status)}` : text, "api-error");
  if (result["is_error"] === true || subtype.startsWith("error")) return readError(text === "" ? subtype : text, "api-error");
  return numberIn(result, "num_turns") === 0 && UNKNOWN_COMMAND.test(text) ? { kind: "bad-request", message: text.trim() } : undefined;
}

function readUsage(result: Fields): OneShotUsage {
  const usage = objectIn(result, "usage");
  return knownUsage({
    inputTokens: sumCounts([numberIn(usage, "input_tokens"), numberIn(usage, "cache_creation_input_tokens"), numberIn(usage, "cache_read_input_tokens")]),
    cachedInputTokens: numberIn(usage, "cache_read_input_tokens"),
    outputTokens: numberIn(usage, "output_tokens"),
    costUsd: numberIn(result, "total_cost_usd"),
  });
}
