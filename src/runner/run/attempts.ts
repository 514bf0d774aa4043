import { mkdirSync } from "node:fs";
import { errorCode, problemFrom } from "../../disk/system-error.ts";
import type { AttemptEnd, ExecuteStep, StepAttempt } from "../steps/step-executor.ts";
import { attemptFolder } from "./run-files.ts";

/** An attempt that is over. `wasStopped` where its end was asked for. */
export interface EndedAttempt {
  readonly stepName: string;
  readonly end: AttemptEnd;
  readonly wasStopped: boolean;
}

/** Everything of an attempt but what this keeps itself. */
export type AttemptOrder = Omit<StepAttempt, "folder" | "stop" | "before">;

/** The attempts that are going on. */
export interface Attempts {
  readonly count: number;
  /** Their folders. */
  folders(): readonly string[];
  /** Begins the work of an attempt in a folder of its own. */
  start(order: AttemptOrder): void;
  /** Asks the attempt at a step to end; the second time does nothing. */
  stop(stepName: string, reason: string): void;
  stopAll(reason: string): void;
  /** Gives what ended since the last time, and forgets it. */
  takeEnded(): readonly EndedAttempt[];
}

/** What attempts are made with. */
export interface AttemptsParts {
  readonly folder: string;
  readonly execute: ExecuteStep;
  /** Called whenever an attempt has ended. */
  readonly onEnd: () => void;
}

interface RunningAttempt {
  readonly controller: AbortController;
  readonly folder: string;
}

/** What is kept of a failed attempt's output for the next one, in UTF-16 units. */
const TAIL_LENGTH = 16_384;

/** Creates the keeper of a run's attempts. It never throws and no attempt is lost: what an executor throws is a failed end. */
export function createAttempts({ folder, execute, onEnd }: AttemptsParts): Attempts {
  const running = new Map<string, RunningAttempt>();
  const last = new Map<string, StepAttempt["before"]>();
  let ended: EndedAttempt[] = [];
  const end = (stepName: string, how: AttemptEnd): void => {
    const wasStopped = running.get(stepName)?.controller.signal.aborted === true;
    running.delete(stepName);
    if (how.kind === "failed") last.set(stepName, { reason: how.reason, error: how.error, output: how.output.slice(-TAIL_LENGTH) });
    else last.delete(stepName);
    ended.push({ stepName, end: how, wasStopped });
    onEnd();
  };
  const stop = (stepName: string, reason: string): void => {
    const controller = running.get(stepName)?.controller;
    if (controller?.signal.aborted === false) controller.abort(reason);
  };
  return {
    get count() {
      return running.size;
    },
    folders: () => [...running.values()].map((one) => one.folder),
    start(order) {
      const stepName = order.step.name;
      const controller = new AbortController();
      const before = last.get(stepName);
      const place = attemptFolder(folder, stepName, order.attempt);
      running.set(stepName, { controller, folder: place });
      const attempt = { ...order, folder: place, stop: controller.signal, ...(before === undefined ? {} : { before }) };
      void begin(execute, attempt).then((how) => end(stepName, how));
    },
    stop,
    stopAll(reason) {
      for (const stepName of running.keys()) stop(stepName, reason);
    },
    takeEnded() {
      const taken = ended;
      ended = [];
      return taken;
    },
  };
}

/** Node's own recursive form asks the disk twice as often. A folder may be there where a power cut took the event and left it. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, 0o700);
  } catch (error) {
    if (errorCode(error) === "ENOENT") mkdirSync(folder, { recursive: true, mode: 0o700 });
    else if (errorCode(error) !== "EEXIST") throw error;
  }
}

/** Makes the attempt's folder and does its work; never rejects. */
async function begin(execute: ExecuteStep, attempt: StepAttempt): Promise<AttemptEnd> {
  try {
    makeFolder(attempt.folder);
  } catch (error) {
    const { message } = problemFrom(error, "create", attempt.folder);
    return { kind: "failed", reason: "not-started", output: "", error: message };
  }
  try {
    return await execute(attempt);
  } catch (error) {
    return { kind: "failed", reason: "error", output: "", error: error instanceof Error ? error.message : String(error) };
  }
}
