import { eventLine } from "../../report/run/event-line.ts";
import type { RunView } from "../../report/run/run-view.ts";
import { createFold } from "../../runner/state/fold-events.ts";
import { messageLine } from "../../util/message-line.ts";
import type { Follower } from "./follower.ts";

/** Follows a run by adding a line an event, for logs and pipes. */
export function followByLines(write: (text: string) => void): Follower {
  // The view's state may be some events further.
  const { state, apply } = createFold();
  let view: RunView | undefined;
  return {
    begin(begun) {
      view = begun;
    },
    onEvent(event) {
      apply(event);
      if (view !== undefined) write(`${eventLine(event, { state: event.type === "run:resumed" ? view.state : state, textOf: view.textOf })}\n`);
    },
    tell: (message) => write(`${messageLine(message)}\n`),
    print: write,
    pause() {},
    unpause() {},
    end() {},
  };
}
