import type { Graph } from "../../graph/graph.ts";
import type { WrittenFlow, WrittenStep, WrittenWorkflow } from "../written/written-workflow.ts";

/** One of a file's named workflows whose references all hold: `steps` are as typed, with `use` replaced by what it names. */
export interface Flow {
  readonly written: WrittenFlow;
  readonly steps: readonly WrittenStep[];
  /** Nodes are the places of `steps`; there is no circle in it. */
  readonly graph: Graph;
  /** Values that commands of steps made from `use` refer to (`{{_use.0}}`), beside those of the file and the caller; a plan takes them in. Often empty. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A workflow file in which nothing is wrong that keeps it from running: what lint and plan start from, and nobody checks again (WORKFLOWS.md 1). */
export interface Workflow {
  readonly written: WrittenWorkflow;
  /** At least one; where the file declares agents and no workflows, one whose steps its pattern makes of the agents' tasks. */
  readonly flows: readonly Flow[];
}
