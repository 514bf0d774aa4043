import type { Graph } from "../../../graph/graph.ts";
import type { Placed } from "../../template/list-references.ts";
import type { StepReference } from "../../template/template.ts";
import type { Flow, Workflow } from "../../checked/workflow.ts";
import type { ValuePath } from "../../written/value-path.ts";
import type { NamedFile } from "../text/list-files.ts";
import type { Sentence } from "../text/sentences.ts";
import type { WrittenAgent, WrittenStep, WrittenSwarm } from "../../written/written-workflow.ts";

/** An agent with what rules ask of it. */
export interface LintAgent {
  readonly written: WrittenAgent;
  readonly name: string;
  readonly path: ValuePath;
  /** Whether it lives in a session: as written, else by its preset, else yes. */
  readonly interactive: boolean;
  /** Whether its preset, name or role makes it the one that others work for. */
  readonly leads: boolean;
}

/** The task of an agent step, the agent's where the step has none. */
export interface LintTask {
  readonly text: string;
  /** The text with its references blanked out, offsets kept: what the author says. */
  readonly said: string;
  /** The files that it names, taken apart once when a rule first asks. */
  files(): readonly NamedFile[];
  /** Its sentences, taken apart once when a rule first asks. */
  sentences(): readonly Sentence[];
  readonly path: ValuePath;
}

/** A step with what rules ask of it. */
export interface LintStep {
  readonly written: WrittenStep;
  readonly name: string;
  readonly kind: "agent" | "deterministic" | "other";
  /** Where its name stands. */
  readonly namePath: ValuePath;
  readonly path: ValuePath;
  readonly flow: LintFlow;
  /** Its place in the flow, and its node in the flow's graph. */
  readonly node: number;
  readonly agent?: LintAgent;
  readonly task?: LintTask;
  /** Names of the steps whose output it is given. */
  readonly inputs: ReadonlySet<string>;
  /** The references to steps in its task, in the order written. */
  readonly references: readonly Placed<StepReference>[];
}

/** One of the workflows of a file. */
export interface LintFlow {
  readonly flow: Flow;
  readonly name: string;
  readonly path: ValuePath;
  readonly graph: Graph;
  readonly steps: readonly LintStep[];
  readonly agentSteps: readonly LintStep[];
  /** Gives the step of a name. */
  find(name: string): LintStep | undefined;
}

/** A workflow file as rules see it, prepared once. */
export interface LintSubject {
  readonly workflow: Workflow;
  readonly swarm: WrittenSwarm;
  readonly agents: readonly LintAgent[];
  readonly flows: readonly LintFlow[];
  /** The steps of all flows, in the order written. */
  readonly steps: readonly LintStep[];
  readonly agentSteps: readonly LintStep[];
}
