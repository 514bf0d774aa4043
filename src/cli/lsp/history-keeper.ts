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
        kept = askedOnce(createHistory());
        since = clock();
      }
      return kept;
    },
    forget: () => void (kept = undefined),
  };
}

/** A file that differs from its commit costs a process each time it is asked for; what is asked with it here is its text on disk, which a save changes, and that is told. */
function askedOnce(history: History): History {
  const texts = new Map<string, string | undefined>();
  return {
    ...history,
    committedText(realPath, text) {
      if (!texts.has(realPath)) texts.set(realPath, history.committedText(realPath, text));
      return texts.get(realPath);
    },
  };
}
