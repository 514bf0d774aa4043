import type { ResolvedStep } from "../../workflow/dry-run/resolve-step.ts";
import type { Stub } from "../../workflow/dry-run/stub.ts";
import type { PlannedStep, PlannedVerification } from "../../workflow/plan/planned-step.ts";
import { resolveText } from "../../workflow/template/resolve-text.ts";
import type { TemplateValues } from "../../workflow/template/values.ts";
import type { CompletionReason } from "../journal/run-event.ts";
import { decideCompletion } from "../steps/completion/decide-completion.ts";
import { parseMarkers } from "../steps/completion/parse-markers.ts";
import { type AttemptFailure, failAttempt } from "../steps/fail-attempt.ts";
import type { AttemptEnd } from "../steps/step-executor.ts";
import { checkExitCode } from "../steps/verification/check-exit-code.ts";
import { HOLDS, type Verdict } from "../steps/verification/verdict.ts";

/** An attempt of a walk whose end is to be judged. */
export interface StubbedAttempt {
  readonly step: PlannedStep;
  readonly resolved: ResolvedStep;
  /** Absent where nothing stands in for the step's work: then it is taken to succeed. */
  readonly stub: Stub | undefined;
  /** Attempts of the step that failed before. */
  readonly failures: number;
  readonly values: TemplateValues;
}

/** Gives the end of an attempt as the runner would have it if the step did what its stub says; custom checks are taken to hold. */
export function judgeStub(attempt: StubbedAttempt): AttemptEnd {
  const { step, resolved, stub, failures } = attempt;
  const [problem] = resolved.problems;
  if (problem !== undefined) return failAttempt({ reason: "error", error: problem });
  if (step.kind === "approval") return judgeAnswer(resolved.text, stub);
  if (stub === undefined) return { kind: "completed", output: "", exitCode: 0, reason: assumedReason(step) };
  const exitCode = failures < stub.failures ? stub.exitCode || 1 : exitCodeOf(stub);
  const timedOut = step.timeoutMs !== undefined && stub.durationMs > step.timeoutMs;
  const isKept = step.kind !== "deterministic" || step.captureOutput;
  const trace = { output: isKept ? stub.output : "", ...(timedOut ? {} : { exitCode }) };
  const failure = failureOf(step, { exitCode, timedOut });
  const verdict = check(step.verification, { attempt, stub, exitCode });
  if (failure !== undefined && !outweighs(step, { failure, verdict })) return failAttempt(pickFailure(step, { failure, verdict }), trace);
  if (verdict?.holds === false) return failAttempt({ reason: "verification", error: verdict.error }, trace);
  if (timedOut) return { kind: "completed", ...trace, reason: "file-at-timeout" };
  if (step.kind !== "agent") return { kind: "completed", ...trace, reason: verdict === undefined ? "exit" : "verification" };
  const decided = decideCompletion({ markers: parseMarkers(stub.output, step.name), verified: verdict !== undefined, evident: false });
  return typeof decided === "string" ? { kind: "completed", ...trace, reason: decided } : failAttempt(decided, trace);
}

/** Where attempts fail for a while, the exit code belongs to those. */
function exitCodeOf({ exitCode, failures }: Stub): number {
  return failures > 0 ? 0 : exitCode;
}

function assumedReason({ kind, verification }: PlannedStep): CompletionReason {
  if (verification !== undefined && (verification.kind !== "custom" || verification.command !== undefined)) return "verification";
  return kind === "agent" ? "process-exit" : "exit";
}

/** An answer leaves no output, and a question that nobody answered is taken to be approved. */
function judgeAnswer(question: string, stub: Stub | undefined): AttemptEnd {
  if (stub !== undefined && isNo(stub)) return failAttempt({ reason: "owner-fail", error: `The user does not approve: ${question}` });
  return { kind: "completed", output: "", reason: "owner-decision" };
}

function isNo({ output, exitCode, failures }: Stub): boolean {
  return exitCode !== 0 || failures > 0 || /^\s*(?:n|no|false)\s*$/iu.test(output);
}

function failureOf(
  { timeoutMs = 0 }: PlannedStep,
  { exitCode, timedOut }: { readonly exitCode: number; readonly timedOut: boolean },
): AttemptFailure | undefined {
  if (timedOut) return { reason: "timeout", error: `Took longer than ${timeoutMs} ms` };
  return exitCode === 0 ? undefined : { reason: "exit-code", error: `Ended with exit code ${exitCode}` };
}

/** A wanted exit code, and a file that is there at the time-out, outweigh how the program ended. */
function outweighs({ verification }: PlannedStep, { failure, verdict }: { readonly failure: AttemptFailure; readonly verdict: Verdict | undefined }): boolean {
  if (verdict?.holds !== true) return false;
  return failure.reason === "timeout" ? verification?.kind === "file_exists" : verification?.kind === "exit_code";
}

/** Where a step may end with any exit code, its check is what failed. */
function pickFailure(
  { failOnError }: PlannedStep,
  { failure, verdict }: { readonly failure: AttemptFailure; readonly verdict: Verdict | undefined },
): AttemptFailure {
  if (failOnError || failure.reason !== "exit-code" || verdict?.holds !== false) return failure;
  return { reason: "verification", error: verdict.error };
}

interface Checked {
  readonly attempt: StubbedAttempt;
  readonly stub: Stub;
  readonly exitCode: number;
}

/** Nothing is said of a step without a check, or with one that is left to the caller. */
function check(verification: PlannedVerification | undefined, { attempt, stub, exitCode }: Checked): Verdict | undefined {
  if (verification === undefined || (verification.kind === "custom" && verification.command === undefined)) return undefined;
  if (verification.kind === "exit_code") return checkExitCode(verification.exitCode, exitCode);
  if (verification.kind === "file_exists") return stub.leavesFile ? HOLDS : { holds: false, error: "The file is not there" };
  if (verification.kind === "custom") return HOLDS;
  const { text } = resolveText(verification.text, attempt.values);
  return stub.output.includes(text) ? HOLDS : { holds: false, error: `Cannot find \`${text}\` in the step's output` };
}
