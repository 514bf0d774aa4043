import type { WorkflowEvent, WorkflowEventListener } from "../workflow-event.ts";

/** Those who listen to runs. */
export interface Listeners {
  /** Adds one; gives what takes it away again. */
  add(listener: WorkflowEventListener): () => void;
  tell(event: WorkflowEvent): void;
}

/** Creates an empty list of listeners; what one throws, at once or later, goes to `onProblem` and the others hear all the same. */
export function createListeners(onProblem: (message: string) => void): Listeners {
  const listeners = new Set<{ readonly hear: WorkflowEventListener }>();
  const report = (event: WorkflowEvent, error: unknown): void =>
    onProblem(`A listener failed at event ${event.seq} (\`${event.type}\`): ${error instanceof Error ? error.message : String(error)}`);
  return {
    add(hear) {
      const entry = { hear };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    tell(event) {
      for (const { hear } of listeners) {
        try {
          const answer = hear(event);
          if (isThenable(answer)) answer.then(undefined, (error: unknown) => report(event, error));
        } catch (error) {
          report(event, error);
        }
      }
    },
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
