import { resolveText } from "../../workflow/template/resolve-text.ts";
import type { AttemptAt } from "./attempt-at.ts";
import { describeProgramEnd } from "./describe-program-end.ts";
import { failAttempt } from "./fail-attempt.ts";
import type { AttemptEnd } from "./step-executor.ts";
import type { StepSurroundings } from "./step-surroundings.ts";

/** Longer waits would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Asks the user the question of an approval step: a yes completes it, a no fails it for good, and where nobody can be asked it fails with how to approve. */
export async function askApproval({ step, runId, values, stop }: AttemptAt<"approval">, { approve }: StepSurroundings): Promise<AttemptEnd> {
  const { text, problems } = resolveText(step.question, values);
  const [problem] = problems;
  if (problem !== undefined) return failAttempt({ reason: "error", error: problem.message });
  if (approve === undefined) {
    const hint = `Run \`agent-relay run --resume ${runId}\` in a terminal to be asked, or add \`--yes\` to approve`;
    return failAttempt({ reason: "not-started", error: `Cannot ask for approval, since nobody is at a terminal: ${text}`, hint });
  }
  const ended = new AbortController();
  const asked = [approve(text, ended.signal), interrupted(stop, { timeoutMs: step.timeoutMs, over: ended.signal })];
  const answer = await Promise.race(asked).finally(() => ended.abort());
  if (answer === true) return { kind: "completed", output: "", reason: "owner-decision" };
  if (answer === false) return failAttempt({ reason: "owner-fail", error: `The user does not approve: ${text}` });
  return failAttempt(describeProgramEnd({ kind: answer }, { timeoutMs: step.timeoutMs, printed: [] }));
}

/** Resolves when the run stops or the time is up; never once it is over. */
function interrupted(
  stop: AbortSignal,
  { timeoutMs, over }: { readonly timeoutMs: number | undefined; readonly over: AbortSignal },
): Promise<"stopped" | "timed-out"> {
  return new Promise((resolve) => {
    const onStop = (): void => resolve("stopped");
    stop.addEventListener("abort", onStop, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => resolve("timed-out"), Math.min(timeoutMs, LONGEST_TIMER_MS));
    const tidy = (): void => {
      stop.removeEventListener("abort", onStop);
      clearTimeout(timer);
    };
    over.addEventListener("abort", tidy, { once: true });
  });
}
