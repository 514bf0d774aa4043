import type { LintFlow } from "./../subject/subject.ts";

/** Whether every step of a flow waits for the one before it and for nothing else: four agent steps at least. Linear. */
export function isLine({ graph, steps, agentSteps }: LintFlow): boolean {
  if (agentSteps.length < SHORTEST) return false;
  const starts = graph.before.filter(({ length }) => length === 0).length;
  return starts === 1 && graph.before.every(({ length }) => length <= 1) && steps.every((_, node) => (graph.after[node]?.length ?? 0) <= 1);
}

const SHORTEST = 4;
