import type { OneShotOutcome } from "../../agents/one-shot/one-shot.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import { limitOutput } from "../../workflow/template/limit-output.ts";
import { resolveText } from "../../workflow/template/resolve-text.ts";
import type { AttemptAt } from "./attempt-at.ts";
import { decideCompletion } from "./completion/decide-completion.ts";
import { dropExit } from "./completion/drop-exit.ts";
import { parseMarkers } from "./completion/parse-markers.ts";
import { type Conclusion, concludeProgram } from "./conclude-program.ts";
import { describeProgramEnd, exitOf } from "./describe-program-end.ts";
import { type AttemptFailure, type AttemptTrace, failAttempt } from "./fail-attempt.ts";
import { findStepFolder } from "./find-step-folder.ts";
import { type AgentRun, runAgent } from "./run-agent.ts";
import type { AttemptEnd } from "./step-executor.ts";
import type { StepSurroundings } from "./step-surroundings.ts";
import { composeTask } from "./task/compose-task.ts";
import { removeEcho } from "./task/remove-echo.ts";
import { isChecked } from "./verification/verify.ts";

/** Does one attempt at an agent's step: runs its CLI once, reads what came of it, and decides whether the step is done. */
export async function runAgentStep(attempt: AttemptAt<"agent">, surroundings: StepSurroundings): Promise<AttemptEnd> {
  const { step, values, before } = attempt;
  const folder = findStepFolder(attempt);
  if (!folder.ok) return failAttempt(folder.problem);
  const { text, problems } = resolveText(step.task, values);
  const [problem] = problems;
  if (problem !== undefined) return failAttempt({ reason: "error", error: problem.message });
  const task = composeTask(text, { skills: step.agent.skills, before });
  const run = await runAgent(attempt, { task, cwd: folder.value }, surroundings);
  if (!run.ok) return failAttempt(run.problem);
  const trace = traceOf(run.value, step.outputLimitBytes);
  const conclusion = await conclude(attempt, { run: run.value, folder: folder.value }, surroundings);
  return complete(attempt, { run: run.value, trace, conclusion });
}

function traceOf({ ended, outcome }: AgentRun, limitBytes: number): AttemptTrace {
  const { usage, sessionId } = outcome;
  return {
    output: limitOutput(dropExit(outcome.text), limitBytes),
    ...exitOf(ended.end),
    ...(usage === undefined ? {} : { usage }),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}

async function conclude(
  attempt: AttemptAt<"agent">,
  { run, folder }: { readonly run: AgentRun; readonly folder: string },
  surroundings: StepSurroundings,
): Promise<Conclusion> {
  const { ended, outcome, asked } = run;
  const { exitCode } = exitOf(ended.end);
  const output = { kind: "answer", text: outcome.text, ...asked } as const;
  const told = failureOf(run, attempt);
  const outweighed = told?.reason === "error" && mayBeOutweighed(attempt, outcome);
  const program = { ended, printed: [ended.stderr], result: { folder, exitCode, output }, failure: outweighed ? undefined : told };
  const conclusion = await concludeProgram(attempt, program, surroundings);
  if (!outweighed || conclusion.kind !== "failed") return conclusion;
  return { kind: "failed", failure: { ...told, error: `${told.error}; ${conclusion.failure.error}` } };
}

/** What the CLI itself calls a failure, which knows more than its exit code; an end that was not its own is told as it was. */
function failureOf({ ended, outcome }: AgentRun, { step }: AttemptAt<"agent">): AttemptFailure | undefined {
  const { end } = ended;
  if (end.kind !== "exited") return describeProgramEnd(end, { timeoutMs: step.timeoutMs, printed: [ended.stderr] });
  if (outcome.failed === undefined) return undefined;
  const { message, hint } = outcome.failed;
  return { reason: end.exitCode === 0 ? "error" : "exit-code", error: `${step.agent.cli}: ${message}`, hint };
}

/** An agent that did its work without a word, or found another way to do it, is done where a check of that work holds. */
function mayBeOutweighed({ step: { verification } }: AttemptAt<"agent">, { failed }: OneShotOutcome): boolean {
  const isSlight = failed?.kind === "empty-output" || failed?.kind === "permission-denied";
  return isSlight && isChecked(verification) && verification.kind !== "exit_code";
}

function complete(
  { step }: AttemptAt<"agent">,
  { run, trace, conclusion }: { readonly run: AgentRun; readonly trace: AttemptTrace; readonly conclusion: Conclusion },
): AttemptEnd {
  if (conclusion.kind === "failed") return failAttempt(conclusion.failure, trace);
  if (conclusion.kind === "file-at-timeout") return { kind: "completed", ...trace, reason: conclusion.kind };
  const markers = parseMarkers(removeEcho(stripHidden(run.outcome.text), run.asked.task, run.asked.told), step.name);
  // Messages on channels, which would be evidence, come with sessions.
  const completion = decideCompletion({ markers, verified: conclusion.kind === "verification", evident: false });
  return typeof completion === "string" ? { kind: "completed", ...trace, reason: completion } : failAttempt(completion, trace);
}
