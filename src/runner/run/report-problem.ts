import type { RunSurroundings } from "./run.ts";

/** Tells of trouble that does not end the run; who listens cannot disturb it either. */
export function reportProblem({ onProblem }: Pick<RunSurroundings, "onProblem">, message: string): void {
  try {
    onProblem?.(message);
  } catch {
    // There is nobody else to tell.
  }
}
