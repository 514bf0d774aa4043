import { isatty } from "node:tty";
import type { CommandIo } from "../io.ts";

/** After this time a run is long enough to say how far it is, in ms. */
const QUIET_MS = 1000;
const EVERY_MS = 100;

/** A line on standard error that says how far a run is; silent where nobody looks and for short runs. */
export interface Progress {
  step(done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

/** What a progress line asks the system: the time in ms, and whether standard error is a terminal, which a person who keeps it in a file has otherwise. */
export interface ProgressSystem {
  readonly nowMs: () => number;
  readonly isSeen: () => boolean;
}

/** Creates the progress line of a run that begins now. */
export function createProgress(io: CommandIo, { nowMs, isSeen }: ProgressSystem = { nowMs: Date.now, isSeen: () => isatty(2) }): Progress {
  const started = nowMs();
  let shown = started;
  return {
    step(done, all) {
      const now = nowMs();
      if (now - started < QUIET_MS || now - shown < EVERY_MS || !io.interactive || !isSeen()) return;
      shown = now;
      io.err(`\rChecked ${done} of ${all} folders`);
    },
    end() {
      if (shown !== started) io.err("\r\u001b[K");
    },
  };
}
