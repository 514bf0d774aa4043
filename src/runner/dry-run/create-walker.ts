import { type ResolvedStep, resolveStep } from "../../workflow/dry-run/resolve-step.ts";
import type { Stub, Stubs } from "../../workflow/dry-run/stub.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { StepValue } from "../../workflow/template/values.ts";
import type { Attempts, EndedAttempt } from "../run/attempts.ts";
import { createStepValue } from "../run/step-values.ts";
import { type RunState, stepOf } from "../state/run-state.ts";
import { failAttempt } from "../steps/fail-attempt.ts";
import type { AttemptEnd } from "../steps/step-executor.ts";
import { judgeStub } from "./judge-stub.ts";
import type { VirtualTime } from "./virtual-time.ts";
import type { WalkedAttempt } from "./walk.ts";

/** What stands in for a run's attempts in a walk. */
export interface Walker {
  readonly attempts: Attempts;
  readonly launch: (step: PlannedStep, attempt: number) => void;
  /** Takes note of a step's output for later ones. */
  readonly complete: (stepName: string) => void;
  /** The attempts that ended, by step. */
  readonly walked: ReadonlyMap<string, readonly WalkedAttempt[]>;
  /** How many ran at once at most. */
  peak(): number;
}

/** What a walker works with. */
export interface WalkerParts {
  readonly plan: Plan;
  readonly stubs: Stubs;
  readonly time: VirtualTime;
  readonly state: RunState;
  readonly startMs: number;
  /** Called whenever an attempt has ended. */
  readonly onEnd: () => void;
}

interface Going {
  readonly attempt: number;
  readonly startMs: number;
  readonly resolved: ResolvedStep;
  readonly cancel: () => void;
}

/** How long a step takes that nothing is said of. */
const UNKNOWN_MS = 1;

/** Creates the walker of a plan: each attempt ends when its stub says so, or at its time-out. */
export function createWalker(parts: WalkerParts): Walker {
  const { plan, stubs, time, state } = parts;
  const outputs = new Map<string, StepValue>();
  const pen = createPen(parts);
  return {
    walked: pen.walked,
    peak: () => pen.peak,
    launch(step, attempt) {
      const stub = stubs.get(step.name);
      const resolved = resolveStep(step, { variables: plan.variables, outputs });
      const values = { variables: plan.variables, steps: outputs };
      const end = judgeStub({ step, resolved, stub, failures: stepOf(state, step.name).failures, values });
      const nowMs = time.clock.now();
      const cancel = time.clock.wakeAt(nowMs + durationOf(step, stub), () => finish(pen, step.name, { end, wasStopped: false }));
      pen.going.set(step.name, { attempt, startMs: nowMs, resolved, cancel });
      pen.peak = Math.max(pen.peak, pen.going.size);
    },
    complete(stepName) {
      if (stubs.has(stepName)) outputs.set(stepName, createStepValue("", stepOf(state, stepName)));
    },
    attempts: attemptsOf(pen),
  };
}

/** The attempts that are going on, and those that ended. */
interface Pen extends Pick<WalkerParts, "time" | "startMs" | "onEnd"> {
  readonly going: Map<string, Going>;
  readonly walked: Map<string, WalkedAttempt[]>;
  ended: EndedAttempt[];
  peak: number;
}

function createPen({ time, startMs, onEnd }: WalkerParts): Pen {
  return { time, startMs, onEnd, going: new Map(), walked: new Map(), ended: [], peak: 0 };
}

function finish(pen: Pen, stepName: string, { end, wasStopped }: Omit<EndedAttempt, "stepName">): void {
  const about = pen.going.get(stepName);
  if (about === undefined) return;
  about.cancel();
  pen.going.delete(stepName);
  const list = pen.walked.get(stepName) ?? [];
  pen.walked.set(stepName, list);
  list.push(describeAttempt(about, end, { startMs: pen.startMs, endMs: pen.time.clock.now() }));
  pen.ended.push({ stepName, end, wasStopped });
  pen.onEnd();
}

function attemptsOf(pen: Pen): Attempts {
  const stop = (stepName: string): void =>
    finish(pen, stepName, { end: failAttempt({ reason: "stopped", error: "Stopped before its end" }), wasStopped: true });
  return {
    get count() {
      return pen.going.size;
    },
    folders: () => [],
    start: () => undefined,
    stop,
    stopAll() {
      for (const stepName of pen.going.keys()) stop(stepName);
    },
    takeEnded() {
      const taken = pen.ended;
      pen.ended = [];
      return taken;
    },
  };
}

function durationOf({ timeoutMs = Number.POSITIVE_INFINITY }: PlannedStep, stub: Stub | undefined): number {
  return Math.min(stub?.durationMs ?? UNKNOWN_MS, timeoutMs);
}

/** What was resolved for the attempt is its own, and becomes its description. */
function describeAttempt({ attempt, startMs, resolved }: Going, end: AttemptEnd, times: { readonly startMs: number; readonly endMs: number }): WalkedAttempt {
  const at = { attempt, startMs: startMs - times.startMs, endMs: times.endMs - times.startMs, end: end.kind, reason: end.reason };
  const described = Object.assign(resolved, at);
  if (end.kind === "failed") Object.assign(described, { error: end.error });
  return end.exitCode === undefined ? described : Object.assign(described, { exitCode: end.exitCode });
}
