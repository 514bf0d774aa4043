import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { RunEvent } from "../../../src/runner/journal/run-event.ts";
import { beginRun } from "../../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../../src/runner/run/resume-run.ts";
import type { ResumeOptions, Run, RunOptions, RunSource } from "../../../src/runner/run/run.ts";
import type { RunClock } from "../../../src/runner/run/run-clock.ts";
import { type RunMachine, createRunMachine } from "../../../src/runner/run/run-machine.ts";
import type { AttemptEnd, ExecuteStep, StepAttempt } from "../../../src/runner/steps/step-executor.ts";
import type { Plan } from "../../../src/workflow/plan/plan.ts";

export const SOURCE: RunSource = { kind: "yaml", text: "the source", variables: {} };

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "run-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands until a test moves it. */
export interface HandClock extends RunClock {
  /** Moves the time on and fires what is due, in its order. */
  advance(ms: number): void;
  readonly timers: number;
}

export function createHandClock(startMs = Date.UTC(2026, 10, 21, 11, 15, 30)): HandClock {
  let nowMs = startMs;
  const timers = new Set<{ readonly atMs: number; readonly work: () => void }>();
  return {
    now: () => nowMs,
    get timers() {
      return timers.size;
    },
    wakeAt(atMs, work) {
      const timer = { atMs, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      nowMs += ms;
      for (const timer of [...timers].toSorted((a, b) => a.atMs - b.atMs)) {
        if (timer.atMs > nowMs || !timers.delete(timer)) continue;
        timer.work();
      }
    },
  };
}

/** An executor whose attempts end when the test says so; one that is stopped ends by itself unless told otherwise. */
export interface Hand {
  readonly execute: ExecuteStep;
  /** Attempts that go on, by step, in the order of their starts. */
  readonly running: Map<string, StepAttempt>;
  /** Every attempt there ever was. */
  readonly attempts: StepAttempt[];
  /** Most attempts that went on at once. */
  readonly most: number;
  complete(stepName: string, output?: string, more?: Partial<AttemptEnd>): void;
  fail(stepName: string, more?: Partial<AttemptEnd & { readonly kind: "failed" }>): void;
}

export function createHand({ heedsStop = true } = {}): Hand {
  const running = new Map<string, StepAttempt>();
  const ends = new Map<string, (end: AttemptEnd) => void>();
  const attempts: StepAttempt[] = [];
  let most = 0;
  const end = (name: string, how: AttemptEnd): void => {
    if (!running.delete(name)) throw new Error(`No attempt at ${name} goes on`);
    ends.get(name)?.(how);
  };
  return {
    running,
    attempts,
    get most() {
      return most;
    },
    execute(attempt) {
      const { name } = attempt.step;
      attempts.push(attempt);
      running.set(name, attempt);
      most = Math.max(most, running.size);
      if (heedsStop) {
        attempt.stop.addEventListener("abort", () => end(name, { kind: "failed", reason: "signal", exitSignal: "SIGTERM", output: "", error: "It was ended" }));
      }
      return new Promise((resolve) => ends.set(name, resolve));
    },
    complete: (name, output = `output of ${name}`, more = {}) => end(name, { kind: "completed", reason: "exit", exitCode: 0, output, ...more } as AttemptEnd),
    fail: (name, more = {}) => end(name, { kind: "failed", reason: "exit-code", exitCode: 1, output: "", error: "It exited with 1", ...more }),
  };
}

/** Lets everything happen that is about to. */
export async function turn(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => void setImmediate(resolve));
}

/** A run under the test's hand. */
export interface TriedRun {
  readonly run: Run;
  readonly events: RunEvent[];
  readonly problems: string[];
  readonly hand: Hand;
  readonly clock: HandClock;
  /** Types of the events, with the step where there is one: `step:started a`. */
  told(): readonly string[];
}

/** What a test changes of a run. */
export interface TryWish {
  readonly root?: string;
  readonly hand?: Hand;
  readonly clock?: HandClock;
  readonly machine?: Partial<RunMachine>;
  readonly options?: Partial<RunOptions & ResumeOptions>;
}

export function tryBegin(plan: Plan, wish: TryWish = {}): TriedRun {
  return tryRun(plan, wish, (options, machine) => beginRun({ runsFolder: join(options.root, ".agent-relay", "runs"), ...options }, machine));
}

export function tryResume(plan: Plan, folder: string, wish: TryWish = {}): TriedRun {
  return tryRun(plan, wish, (options, machine) => resumeRun({ folder, ...options }, machine));
}

function tryRun(plan: Plan, wish: TryWish, begin: (options: Omit<RunOptions, "runsFolder">, machine: RunMachine) => ReturnType<typeof beginRun>): TriedRun {
  const { root = temporaryFolder(), hand = createHand(), clock = createHandClock() } = wish;
  const events: RunEvent[] = [];
  const problems: string[] = [];
  const options = {
    plan,
    source: SOURCE,
    cwd: root,
    root,
    environment: {},
    execute: hand.execute,
    onEvent: (event: RunEvent) => void events.push(event),
    onProblem: (message: string) => void problems.push(message),
    ...wish.options,
  };
  const run = begin(options, { ...createRunMachine(), clock, ...wish.machine });
  if (!run.ok) throw new Error(run.problem.message);
  const told = (): readonly string[] => events.map((event) => ("stepName" in event ? `${event.type} ${event.stepName}` : event.type));
  return { run: run.value, events, problems, hand, clock, told };
}
