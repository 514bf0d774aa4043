/**
 * Named nodes and what each waits for. A node is a number: its place in the order written. Lists are never changed after `createGraph` made them.
 * Every function of this room walks without recursion and takes hundreds of thousands of nodes.
 */
export interface Graph {
  /** The nodes' names, in the order written. A name written twice stands twice; dependencies on it mean the first. */
  readonly names: readonly string[];
  /** For each node the nodes it waits for, in the order written, each once; a node that waits for itself is in its own list. */
  readonly before: readonly (readonly number[])[];
  /** For each node the nodes that wait for it, ascending. */
  readonly after: readonly (readonly number[])[];
  /** For each node how many of those it waits for may be missing: 0 for a step, more for a barrier that needs any or a majority. */
  readonly spare: readonly number[];
  /** Gives the node of a name, the first where it was written twice. */
  find(name: string): number | undefined;
}
