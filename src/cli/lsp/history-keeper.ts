import { createHistory, type History } from "../check/history.ts";

/** What git said is believed this long while somebody types. */
const TRUST_MS = 2000;

/** Keeps what git said for a moment, so that not every pause in typing starts it. */
export interface HistoryKeeper {
  now(): History;
  forget(): void;
}

/** Creates the keeper; `clock` gives milliseconds. */
export function createHistoryKeeper(clock: () => number): HistoryKeeper {
  let kept: History | undefined;
  let since = 0;
  return {
    now() {
      if (kept === undefined || clock() - since > TRUST_MS) {
        kept = createHistory();
        since = clock();
      }
      return kept;
    },
    forget: () => void (kept = undefined),
  };
}
