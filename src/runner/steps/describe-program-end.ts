import { readEnds } from "../../process/read-ends.ts";
import type { ProgramEnd } from "../../process/program-run.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import { unreachable } from "../../util/unreachable.ts";
import type { AttemptFailure } from "./fail-attempt.ts";

/** How much of what a failed step printed last is told with its failure. */
const TAIL_BYTES = 2000;
const TAIL_LINES = 20;

/** What is told with a failure. */
export interface FailureDetails {
  readonly timeoutMs: number | undefined;
  /** Files with what the program printed; the end of the first that has something is told. */
  readonly printed: readonly string[];
}

/** Says why a program that did not end with exit code 0 failed, with the end of what it printed. */
export function describeProgramEnd(end: ProgramEnd, { timeoutMs, printed }: FailureDetails): AttemptFailure {
  switch (end.kind) {
    case "exited":
      return { reason: "exit-code", error: withTail(`Ended with exit code ${String(end.exitCode)}`, printed) };
    case "signalled":
      return { reason: "signal", error: withTail(`Ended by ${end.signal}`, printed) };
    case "timed-out":
      return { reason: "timeout", error: withTail(`Took longer than ${describeMs(timeoutMs ?? 0)}`, printed) };
    case "stopped":
      return { reason: "stopped", error: "Stopped before its end" };
    case "not-started":
      return { reason: "not-started", error: `Cannot start the program: ${end.message}` };
    case "too-much-output":
      return { reason: "error", error: "Printed too much" };
    default:
      return unreachable(end);
  }
}

/** Gives the exit of a program as events have it. */
export function exitOf(end: ProgramEnd): { readonly exitCode?: number; readonly exitSignal?: string } {
  if (end.kind === "exited") return { exitCode: end.exitCode };
  return end.kind === "signalled" ? { exitSignal: end.signal } : {};
}

function withTail(sentence: string, printed: readonly string[]): string {
  const tail = printed.map(tailOf).find((text) => text !== "") ?? "";
  if (tail === "") return sentence;
  return tail.includes("\n") ? `${sentence}:\n${tail}` : `${sentence}: ${tail}`;
}

/** Gives the last lines of a file, whole as far as they fit. */
function tailOf(path: string): string {
  const { head, tail, bytes } = readEnds(path, { head: 0, tail: TAIL_BYTES });
  const text = stripHidden(tail === "" ? head : tail).trim();
  const lines = text.split("\n").slice(-TAIL_LINES);
  return bytes > TAIL_BYTES && lines.length > 1 && lines.length < TAIL_LINES ? lines.slice(1).join("\n") : lines.join("\n");
}

function describeMs(ms: number): string {
  return ms < 1000 || ms % 1000 !== 0 ? `${String(ms)} ms` : `${String(ms / 1000)} s`;
}
