import type { RunView } from "../../report/run/run-view.ts";
import type { RunEvent } from "../../runner/journal/run-event.ts";

/** Shows a run while it goes on. */
export interface Follower {
  /** The run began; `view` follows it. */
  begin(view: RunView): void;
  /** Hears of each event after the view's state has it. */
  onEvent(event: RunEvent): void;
  /** Tells trouble that does not end the run. */
  tell(message: string): void;
  /** Shows text that another program wrote, as it is; it stays. */
  print(text: string): void;
  /** Makes room for a question, and goes on when it is answered. */
  pause(): void;
  unpause(): void;
  /** The run ended: takes away what is not to stay. */
  end(): void;
}
