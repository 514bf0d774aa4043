import { stripHidden } from "../../util/strip-hidden.ts";
import { textOf, type Fields } from "../hook-fields.ts";
import { numberIn, objectIn, parseJsonLines } from "../one-shot/json-lines.ts";
import { judgeRun, type FailureHints, type Reading } from "../one-shot/judge-run.ts";
import type { OneShotEnd, OneShotFailure, OneShotOutcome, OneShotUsage } from "../one-shot/one-shot.ts";
import { readError } from "../one-shot/read-error.ts";
import { refusedTools, type ToolCall } from "../one-shot/refused-tools.ts";
import { knownUsage, sumCounts } from "../one-shot/usage.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Run `opencode auth login`, or set the key that its provider wants",
  "permission-denied": "Allow the tools in `permission` of opencode.json, or write `permissions: readwrite` for the agent",
  "bad-request": "Write the agent's `model` as `provider/model`, and look at the session it goes on with",
};

/** What a tool is answered with that `run` could ask nobody about. */
const REFUSED = /rejected permission|permission (?:was )?(?:denied|rejected)/i;

/** Reads what came of `opencode run`: the lines of `--format json`, or its text. */
export function readOutcome(end: OneShotEnd): OneShotOutcome {
  const lines = parseJsonLines(end.stdout).filter((line) => textOf(line, "sessionID") !== "" || textOf(line, "type") === "error");
  return judgeRun(lines.length === 0 ? readText(end) : readLines(lines), end, HINTS);
}

/** Without the lines only standard error tells what was refused. */
function readText({ stdout, stderr }: OneShotEnd): Reading {
  const refused = [...stripHidden(stderr).matchAll(/permission requested: (\w+).*; auto-rejecting/g)];
  return { text: stdout, denied: refused.map(([, name]) => name ?? "a tool") };
}

function readLines(lines: readonly Fields[]): Reading {
  const begin = lines.findLastIndex((line) => textOf(line, "type") === "tool_use") + 1;
  const said = lines.slice(begin).filter((line) => textOf(line, "type") === "text");
  const tools = lines.filter((line) => textOf(line, "type") === "tool_use").map((line) => objectIn(line, "part"));
  return {
    text: said.map((line) => textOf(objectIn(line, "part"), "text")).join("\n"),
    failed: findFailure(lines),
    sessionId: textOf(lines[0] ?? {}, "sessionID"),
    usage: readUsage(lines),
    denied: refusedTools(tools.map(readCall)),
  };
}

function readCall(part: Fields): ToolCall {
  const state = objectIn(part, "state");
  const ended = textOf(state, "status") === "completed" ? "done" : "failed";
  return { tool: textOf(part, "tool"), ended: REFUSED.test(textOf(state, "error")) ? "refused" : ended };
}

function findFailure(lines: readonly Fields[]): OneShotFailure | undefined {
  const last = lines.findLast((line) => textOf(line, "type") === "error");
  if (last === undefined) return undefined;
  const error = objectIn(last, "error");
  const data = objectIn(error, "data");
  const status = numberIn(data, "statusCode");
  const message = textOf(data, "message") || textOf(error, "message") || textOf(error, "name") || "Ended with an error";
  return readError(status === undefined ? message : `${String(status)} ${message}`, "api-error");
}

function readUsage(lines: readonly Fields[]): OneShotUsage {
  const parts = lines.filter((line) => textOf(line, "type") === "step_finish").map((line) => objectIn(line, "part"));
  const tokens = parts.map((part) => objectIn(part, "tokens"));
  const cached = sumCounts(tokens.map((count) => numberIn(objectIn(count, "cache"), "read")));
  const input = sumCounts(tokens.map((count) => numberIn(count, "input")));
  return knownUsage({
    inputTokens: input === undefined ? undefined : input + (cached ?? 0),
    cachedInputTokens: cached,
    outputTokens: sumCounts(tokens.map((count) => numberIn(count, "output"))),
    costUsd: sumCounts(parts.map((part) => numberIn(part, "cost"))),
  });
}
