import type { Journal } from "../journal/journal.ts";
import type { EventBody, RunEvent } from "../journal/run-event.ts";
import type { Scheduler } from "../schedule/create-scheduler.ts";
import type { RunFold } from "../state/fold-events.ts";

/** Takes down what happens in a run: into the journal first, then into the state and the schedule, and to listeners once it is safe. */
export interface Recorder {
  /** Why nothing can be taken down any more. */
  readonly problem: string | undefined;
  /** Writes events and lets state and schedule follow; false where that failed, and then nothing of them happened. */
  record(bodies: readonly EventBody[]): boolean;
  /** Makes durable what a resume depends on, then tells what was recorded; false where it cannot be made durable, and then nobody is told. */
  flush(): boolean;
}

/** What a recorder writes to and tells. */
export interface RecorderParts {
  readonly journal: Journal;
  readonly fold: RunFold;
  readonly scheduler: Pick<Scheduler, "observe">;
  readonly tell: (event: RunEvent) => void;
}

/** Creates the recorder of a run. Listeners are called in the order of the events, and may ask for anything of the run but hear of it later. */
export function createRecorder({ journal, fold, scheduler, tell }: RecorderParts): Recorder {
  let problem: string | undefined;
  let untold: RunEvent[] = [];
  const take = (event: RunEvent): void => {
    fold.apply(event);
    scheduler.observe(event);
    untold.push(event);
  };
  return {
    get problem() {
      return problem;
    },
    record(bodies) {
      if (problem !== undefined) return false;
      if (bodies.length === 0) return true;
      const written = journal.append(bodies);
      if (written.ok) for (const event of written.value) take(event);
      else problem = sentenceOf(written.problem);
      return written.ok;
    },
    flush() {
      if (untold.length === 0) return problem === undefined;
      const settled = problem === undefined ? journal.settle() : undefined;
      if (settled?.ok === false) problem = sentenceOf(settled.problem);
      if (settled?.ok !== true) return false;
      const events = untold;
      untold = [];
      for (const event of events) tell(event);
      return true;
    },
  };
}

/** Joins what is wrong and what to do about it. */
export function sentenceOf({ message, hint }: { readonly message: string; readonly hint?: string }): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}
