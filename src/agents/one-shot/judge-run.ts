import type { FailureKind, OneShotEnd, OneShotFailure, OneShotOutcome, OneShotUsage } from "./one-shot.ts";
import { parseObject } from "./json-lines.ts";
import { errorLine, readError } from "./read-error.ts";

/** What an adapter has read out of a run's output, before its end is judged. */
export interface Reading {
  readonly text: string;
  /** What the CLI itself calls a failure. */
  readonly failed?: OneShotFailure | undefined;
  readonly sessionId?: string | undefined;
  readonly usage?: OneShotUsage | undefined;
  readonly denied?: readonly string[];
}

/** What the user can do, by the reason; in the words of the CLI. */
export type FailureHints = Readonly<Partial<Record<FailureKind, string>>>;

/**
 * Judges a run: the signal that ended it first, then what the CLI called a failure, its exit code, tools it was not allowed to use, and an answer that is empty.
 * Exit code 0 alone is no success (AGENT-CLIS.md 3).
 */
export function judgeRun(reading: Reading, end: OneShotEnd, hints: FailureHints): OneShotOutcome {
  const { sessionId = "", usage } = reading;
  const denied = [...new Set(reading.denied)];
  const text = reading.text.trimEnd();
  const failed = findFailure({ ...reading, text, denied }, end);
  const hint = failed === undefined ? undefined : (failed.hint ?? hints[failed.kind]);
  return {
    text,
    ...(failed === undefined ? {} : { failed: { ...failed, ...(hint === undefined ? {} : { hint }) } }),
    ...(sessionId === "" ? {} : { sessionId }),
    ...(usage === undefined || Object.keys(usage).length === 0 ? {} : { usage }),
    ...(denied.length === 0 ? {} : { denied }),
  };
}

function findFailure(reading: Reading & { readonly denied: readonly string[] }, end: OneShotEnd): OneShotFailure | undefined {
  if (end.exitCode === undefined || end.signal !== undefined) return { kind: "signal", message: `Ended by ${end.signal ?? "a signal"}` };
  if (reading.failed !== undefined) return reading.failed;
  if (end.exitCode !== 0) return readExit(end, end.exitCode);
  if (reading.denied.length > 0) return { kind: "permission-denied", message: `Not allowed to use ${reading.denied.join(", ")}` };
  return reading.text.trim() === "" ? { kind: "empty-output", message: "Ended without an answer" } : undefined;
}

function readExit({ stdout, stderr }: OneShotEnd, exitCode: number): OneShotFailure {
  const line = errorLine(stderr) || errorLine(withoutRecords(stdout));
  return line === "" ? { kind: "exit-code", message: `Exit code ${String(exitCode)} and no word why` } : readError(line, "exit-code");
}

/** Leaves out the lines that are records of the CLI's machine format, but those that tell of an error: an answer is no reason. */
function withoutRecords(stdout: string): string {
  const isReason = (line: string): boolean => parseObject(line) === undefined || /"error"|"is_error":\s*true/.test(line);
  return stdout.split("\n").filter(isReason).join("\n");
}
