import type { Stubs } from "../../workflow/dry-run/stub.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { type RunState, stepOf } from "../state/run-state.ts";
import type { Walker } from "./create-walker.ts";
import type { Walk, WalkedStep } from "./walk.ts";

/** A walk that is over. */
export interface EndedWalk {
  readonly plan: Plan;
  readonly stubs: Stubs;
  readonly state: RunState;
  readonly walker: Pick<Walker, "walked" | "peak">;
  readonly startMs: number;
  readonly endMs: number;
}

/** Says what a walk came to, as plain data. */
export function describeWalk({ plan, stubs, state, walker, startMs, endMs }: EndedWalk): Walk {
  const { error } = state;
  return {
    status: state.status === "completed" || state.status === "cancelled" ? state.status : "failed",
    ...(typeof error === "string" ? { error } : {}),
    totalMs: (state.endedMs ?? endMs) - startMs,
    peakConcurrency: walker.peak(),
    steps: plan.steps.map(({ name }): WalkedStep => {
      const { status, skip, because } = stepOf(state, name);
      return {
        name,
        status: status === "completed" || status === "failed" || status === "skipped" ? status : "not-run",
        attempts: walker.walked.get(name) ?? [],
        ...(skip === undefined ? {} : { skip }),
        ...(because === undefined ? {} : { because }),
        assumed: !stubs.has(name),
      };
    }),
  };
}
