import { textOf, type Fields } from "../hook-fields.ts";
import { numberIn, objectIn, parseJsonLines } from "../one-shot/json-lines.ts";
import { judgeRun, type FailureHints, type Reading } from "../one-shot/judge-run.ts";
import type { OneShotEnd, OneShotFailure, OneShotOutcome, OneShotUsage } from "../one-shot/one-shot.ts";
import { readError } from "../one-shot/read-error.ts";
import { refusedTools, type ToolCall } from "../one-shot/refused-tools.ts";
import { knownUsage } from "../one-shot/usage.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Run `gemini` once and sign in, or set GEMINI_API_KEY",
  "not-trusted": "Start `gemini` in this folder once and trust it, or set GEMINI_CLI_TRUST_WORKSPACE=true",
  "permission-denied": "Allow the tools in Gemini CLI's settings, or write `permissions: readwrite` for the agent",
  "bad-request": "Look at the agent's `model`, and at the session it goes on with",
};

/** Gemini CLI's own exit codes beside those it makes of an HTTP status. */
const EXITS: Readonly<Record<number, OneShotFailure>> = {
  41: { kind: "not-signed-in", message: "Gemini CLI has no sign-in and no key that it could use" },
  53: { kind: "turn-limit", message: "Reached the limit of turns" },
  55: { kind: "not-trusted", message: "Gemini CLI does not trust this folder" },
};

/** Reads what came of Gemini CLI: the lines of `-o stream-json`, the object of `-o json`, or its text. */
export function readOutcome(end: OneShotEnd): OneShotOutcome {
  const reading = read(end.stdout);
  const known = end.exitCode === undefined ? undefined : EXITS[end.exitCode];
  return judgeRun({ ...reading, failed: known ?? reading.failed }, end, HINTS);
}

function read(stdout: string): Reading {
  const lines = parseJsonLines(stdout);
  if (lines.some((line) => textOf(line, "type") === "init")) return readLines(lines);
  const whole = lines.length === 1 ? lines[0] : undefined;
  if (whole === undefined || textOf(whole, "session_id") === "") return { text: stdout };
  return { text: textOf(whole, "response"), sessionId: textOf(whole, "session_id") };
}

function readLines(lines: readonly Fields[]): Reading {
  const result = lines.findLast((line) => textOf(line, "type") === "result") ?? {};
  return {
    text: lastWords(lines),
    failed: textOf(result, "status") === "error" ? readFailure(lines, result) : undefined,
    sessionId: textOf(lines.find((line) => textOf(line, "type") === "init") ?? {}, "session_id"),
    usage: readUsage(objectIn(result, "stats")),
    denied: refusedTools(toolCalls(lines)),
  };
}

/** What the agent said after its last tool call, and after the last time it was sent back to work. */
function lastWords(lines: readonly Fields[]): string {
  const begin = lines.findLastIndex((line) => ["tool_use", "tool_result", "error"].includes(textOf(line, "type"))) + 1;
  const said = lines.slice(begin).filter((line) => textOf(line, "type") === "message" && textOf(line, "role") === "assistant");
  return said.map((line) => textOf(line, "content")).join("");
}

function readFailure(lines: readonly Fields[], result: Fields): OneShotFailure {
  const told = textOf(objectIn(result, "error"), "message");
  if (told !== "") return readError(told, "api-error");
  const message = textOf(lines.findLast((line) => textOf(line, "type") === "error") ?? {}, "message");
  return /empty response/i.test(message) ? { kind: "empty-output", message } : readError(message === "" ? "Ended with an error" : message, "api-error");
}

function toolCalls(lines: readonly Fields[]): readonly ToolCall[] {
  const names = new Map(lines.filter((line) => textOf(line, "type") === "tool_use").map((line) => [textOf(line, "tool_id"), textOf(line, "tool_name")]));
  const results = lines.filter((line) => textOf(line, "type") === "tool_result");
  return results.map((line): ToolCall => {
    const isRefused = textOf(objectIn(line, "error"), "type") === "policy_violation";
    const ended = textOf(line, "status") === "success" ? "done" : "failed";
    return { tool: names.get(textOf(line, "tool_id")) ?? "a tool", ended: isRefused ? "refused" : ended };
  });
}

function readUsage(stats: Fields): OneShotUsage {
  return knownUsage({
    inputTokens: numberIn(stats, "input_tokens"),
    cachedInputTokens: numberIn(stats, "cached"),
    outputTokens: numberIn(stats, "output_tokens"),
  });
}
