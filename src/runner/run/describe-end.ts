import type { EventBody } from "../journal/run-event.ts";
import { readStoredText } from "../journal/load-journal.ts";
import type { RunEnd } from "../schedule/decision.ts";
import { type RunState, statusOf } from "../state/run-state.ts";
import type { Plan } from "../../workflow/plan/plan.ts";

/** A run that is about to end. */
export interface EndingRun {
  readonly folder: string;
  readonly plan: Pick<Plan, "timeoutMs" | "tokenBudget">;
  readonly state: RunState;
}

/** Gives the last event of a run, with the sentence that says what was missing: `Step \`test\` failed: it exited with 1; 2 other steps did not complete`. */
export function endEventOf(run: EndingRun, end: RunEnd): EventBody {
  const { state } = run;
  if (end.status === "completed") return { type: "run:completed" };
  if (end.status === "cancelled") return { type: "run:cancelled", reason: state.stop ?? "abort" };
  return { type: "run:failed", error: describeFailure(run, end) };
}

function describeFailure({ folder, plan, state }: EndingRun, { unfinished }: RunEnd): string {
  if (state.stop === "timeout") return `The run took longer than ${describeMs(plan.timeoutMs ?? 0)}; ${missing(unfinished.length, "step")}`;
  if (state.stop === "budget") {
    return `The run used ${state.usedTokens} tokens, more than its budget of ${plan.tokenBudget ?? 0}; ${missing(unfinished.length, "step")}`;
  }
  const failed = unfinished.filter((name) => statusOf(state, name) === "failed");
  // A sibling that was ended for the sake of the failure is not its cause.
  const cause = failed.find((name) => state.steps.get(name)?.failure !== "stopped") ?? failed[0];
  if (cause === undefined) return describeUnbegun(state, unfinished);
  const error = readStoredText(folder, state.steps.get(cause)?.error ?? "");
  const rest = unfinished.length - 1;
  return `Step \`${cause}\` failed: ${error.ok ? error.value : error.problem.message}${rest === 0 ? "" : `; ${missing(rest, "other step")}`}`;
}

function describeUnbegun(state: RunState, unfinished: readonly string[]): string {
  const [barrier] = state.timedOutBarriers;
  if (barrier !== undefined) return `Barrier \`${barrier}\` took too long; ${missing(unfinished.length, "step")}`;
  return `${unfinished.map((name) => `\`${name}\``).join(", ")} could not start`;
}

function missing(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"} did not complete`;
}

/** Writes a length of time as people do: `1 h 30 min`, `2 s`, `1.5 s`. */
function describeMs(ms: number): string {
  if (ms < 60_000) return `${ms / 1000} s`;
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 60), "h"],
    [minutes % 60, "min"],
    [Math.round((ms % 60_000) / 1000), "s"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map((part) => part.join(" "))
    .join(" ");
}
