/** Pieces of workflows, as `completeExample` takes them. */
export type Piece = Readonly<Record<string, unknown>>;

/** For one rule, workflows in which it finds something and near misses in which it does not. */
export interface RuleCases {
  readonly rule: string;
  readonly wrong: readonly Piece[];
  readonly right: readonly Piece[];
}

/** Makes a workflow with one step of a worker that does a task. */
export function task(text: string, more: Piece = {}): Piece {
  return { steps: [{ name: "one", agent: "dev", task: text, ...more }] };
}

/** Makes a step of an agent that runs once. */
export function step(name: string, text: string, more: Piece = {}): Piece {
  return { name, agent: "dev", task: text, ...more };
}

/** Makes a deterministic step. */
export function command(name: string, text: string, more: Piece = {}): Piece {
  return { name, type: "deterministic", command: text, ...more };
}
