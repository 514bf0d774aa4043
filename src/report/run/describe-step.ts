import type { CompletionReason, FailureReason, SkipReason, StoredText } from "../../runner/journal/run-event.ts";
import type { StepState } from "../../runner/state/run-state.ts";
import { messageLine } from "../../util/message-line.ts";

/** What a step needs to be described: its state, and a way to read the long texts of events. */
export interface DescribedStep {
  readonly step: StepState;
  readonly textOf: (stored: StoredText) => string;
}

/** Says in a few words why a step stands where it does; empty where there is nothing to say beyond its sign. */
export function describeStep({ step, textOf }: DescribedStep): string {
  const { status, error, failure, skip, because, completion, exitCode = 0 } = step;
  if (status === "failed" || status === "waiting") return error === undefined ? describeFailure(failure) : messageLine(textOf(error));
  if (status === "skipped") return describeSkip(skip, because);
  if (status !== "completed") return "";
  return [describeCompletion(completion, step), exitCode === 0 ? "" : `exit code ${exitCode}`].filter((part) => part !== "").join(", ");
}

/** Says why a step was not run: `` `build` did not complete ``. */
export function describeSkip(reason: SkipReason | undefined, because = ""): string {
  if (reason === "dependency") return `\`${because}\` did not complete`;
  if (reason === "barrier") return `the barrier \`${because}\` cannot be passed`;
  if (reason === "barrier-timeout") return `the barrier \`${because}\` took too long`;
  return because === "" ? "the run stopped" : `the run stopped at \`${because}\``;
}

const FAILURES: Readonly<Record<FailureReason, string>> = {
  "exit-code": "it ended with a non-zero exit code",
  signal: "a signal ended it",
  timeout: "it took too long",
  verification: "its verification does not hold",
  review: "its review rejected it",
  "owner-retry": "its owner wants another attempt",
  "owner-fail": "its owner gave it up",
  "missing-file": "a file it has to leave is missing",
  "not-started": "it could not be started",
  stopped: "the run ended it",
  error: "it went wrong",
};

function describeFailure(reason: FailureReason | undefined): string {
  return reason === undefined ? "" : FAILURES[reason];
}

/** An exit and a verification that holds are what everybody expects of a completed step. */
const COMPLETIONS: Readonly<Partial<Record<CompletionReason, string>>> = {
  "owner-decision": "its owner accepted it",
  evidence: "by the evidence it left",
  marker: "by its marker",
  "process-exit": "by its exit after the grace period",
  released: "released after it fell silent",
  "file-at-timeout": "its file was there when its time was up",
  assumed: "taken as done",
};

/** An approval has no agent: its owner is the user. */
function describeCompletion(reason: CompletionReason | undefined, { agent }: StepState): string {
  if (reason === "owner-decision" && agent === undefined) return "approved";
  return (reason && COMPLETIONS[reason]) ?? "";
}
