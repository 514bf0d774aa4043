import type { EventBody, RunEvent } from "../../src/runner/journal/run-event.ts";
import { createScheduler } from "../../src/runner/schedule/create-scheduler.ts";
import { decideAttempt } from "../../src/runner/schedule/decide-attempt.ts";
import { decideResume } from "../../src/runner/schedule/decide-resume.ts";
import type { Decision, RunEnd } from "../../src/runner/schedule/decision.ts";
import { createFold } from "../../src/runner/state/fold-events.ts";
import { type RunState, stepOf } from "../../src/runner/state/run-state.ts";
import type { Scenario } from "./random-plans.ts";

export const DIGEST = "d1";

/** What a simulated run looks at while it goes. */
export interface Watch {
  /** After every decision that was carried out to the end, so that nothing is left to do before time passes. */
  settled?(state: RunState, nowMs: number): void;
  decided?(decision: Decision, state: RunState, nowMs: number): void;
  appended?(event: RunEvent, before: RunState): void;
}

/** Runs a scenario in virtual time, from the start or on from earlier events. Gives all events; throws where the run does not end. */
export function simulate(scenario: Scenario, watch: Watch = {}, earlier: readonly RunEvent[] = []): readonly RunEvent[] {
  const { plan, behaviours } = scenario;
  const events: RunEvent[] = [];
  const fold = createFold();
  const scheduler = createScheduler(plan, fold.state);
  const running = new Map<string, number>();
  let nowMs = Date.parse(earlier.at(-1)?.time ?? "2026-11-21T10:00:00.000Z") + 1000;

  const take = (event: RunEvent): void => {
    watch.appended?.(event, fold.state);
    events.push(event);
    fold.apply(event);
    scheduler.observe(event);
  };
  const append = (body: EventBody): void => take({ seq: events.length + 1, time: new Date(nowMs).toISOString(), runId: "r1", ...body });
  const end = (name: string, reason?: "stopped"): void => {
    running.delete(name);
    const step = plan.steps.find((one) => one.name === name);
    const state = stepOf(fold.state, name);
    if (step === undefined) throw new Error(`No step ${name}`);
    const works = reason === undefined && state.failures >= (behaviours[name]?.failures ?? 0);
    const failed = { reason: reason ?? ("exit-code" as const), error: "no luck" };
    const body: EventBody = works
      ? { type: "step:completed", stepName: name, attempt: state.attempts, reason: "exit", output: `output of ${name}` }
      : decideAttempt(step, state, { failed, stopping: fold.state.status === "stopping" });
    append(body);
  };

  for (const event of earlier) take(event);
  if (earlier.length === 0) append({ type: "run:started", workflow: "w", sourceDigest: DIGEST });
  else {
    const resume = decideResume(plan, fold.state, { sourceDigest: DIGEST });
    if (!resume.ok) return events;
    append(resume.value);
  }
  for (let round = 0; round < 10_000; round += 1) {
    const decision = scheduler.decide(nowMs);
    watch.decided?.(decision, fold.state, nowMs);
    for (const { stepName, reason, because } of decision.skip) append({ type: "step:skipped", stepName, reason, because });
    for (const barrier of decision.timedOutBarriers) append({ type: "barrier:timed-out", barrier });
    for (const name of decision.stop) end(name, "stopped");
    for (const name of decision.start) {
      append({ type: "step:started", stepName: name, attempt: stepOf(fold.state, name).attempts + 1 });
      running.set(name, nowMs + (behaviours[name]?.durationMs ?? 0));
    }
    if (decision.end !== undefined) {
      append(endOf(decision.end));
      return events;
    }
    if (decision.start.length + decision.skip.length + decision.stop.length + decision.timedOutBarriers.length > 0) continue;
    watch.settled?.(fold.state, nowMs);
    const [next] = [...running].sort(([, a], [, b]) => a - b);
    const wakeMs = decision.wakeAtMs ?? Infinity;
    if (next === undefined && wakeMs === Infinity) throw new Error(`The run hangs: ${JSON.stringify(decision)}`);
    nowMs = Math.max(nowMs, Math.min(next?.[1] ?? Infinity, wakeMs));
    if (next !== undefined && next[1] <= nowMs) end(next[0]);
  }
  throw new Error("The run does not end");
}

function endOf({ status, unfinished }: RunEnd): EventBody {
  if (status === "completed") return { type: "run:completed" };
  return status === "failed" ? { type: "run:failed", error: unfinished.join(", ") } : { type: "run:cancelled", reason: "abort" };
}
