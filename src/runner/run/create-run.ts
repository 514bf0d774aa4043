import { unreachable } from "../../util/unreachable.ts";
import type { RunState } from "../state/run-state.ts";
import type { ControlWord } from "./control.ts";
import type { Recorder } from "./recorder.ts";
import type { Run } from "./run.ts";
import type { RunLoop } from "./run-loop.ts";

/** What a run's handle is made of. */
export interface RunParts {
  readonly id: string;
  readonly folder: string;
  readonly state: RunState;
  readonly recorder: Pick<Recorder, "problem">;
  readonly loop: RunLoop;
  readonly finished: Promise<RunState>;
  /** Kills at once whatever is alive of the run. */
  readonly kill: () => void;
}

/** Creates the handle of a run that goes on. */
export function createRun({ id, folder, state, recorder, loop, finished, kill }: RunParts): Run {
  let wasAborted = false;
  return {
    id,
    folder,
    state,
    get problem() {
      return recorder.problem;
    },
    finished,
    pause: () => loop.wish({ type: "run:paused" }),
    unpause: () => loop.wish({ type: "run:unpaused" }),
    abort(signal) {
      if (wasAborted) return kill();
      wasAborted = true;
      loop.wish(signal === undefined ? { type: "run:stopping", reason: "abort" } : { type: "run:stopping", reason: "signal", signal });
    },
  };
}

/** Does what another process asked for. */
export function obey(run: Run, word: ControlWord): void {
  switch (word) {
    case "abort":
      return run.abort();
    case "pause":
      return run.pause();
    case "unpause":
      return run.unpause();
    default:
      return unreachable(word);
  }
}
