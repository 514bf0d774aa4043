import type { AgentCli } from "../agents/one-shot/agent-clis.ts";
import type { Task } from "../protocol/handoff/model.ts";

/** What becomes of a task: work of an agent, a review by one, or a question to the user. */
export type BridgeTask = AgentTask | UserTask;

/** A task that an agent does. */
export interface AgentTask extends TaskBase {
  readonly kind: "work" | "review";
  /** The owner's name in the handoff, such as `codex`. */
  readonly owner: string;
  readonly cli: AgentCli;
}

/** A task of the user's. */
export interface UserTask extends TaskBase {
  readonly kind: "approval";
}

interface TaskBase {
  readonly task: Task;
  /** Name of its step. */
  readonly step: string;
}
