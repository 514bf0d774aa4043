import type { MessageEdge, Plan, PlannedBarrier } from "../plan/plan.ts";
import type { PlannedAgent } from "../plan/planned-agent.ts";
import type { PlannedStep } from "../plan/planned-step.ts";

/** A step as a dry run shows it. Texts have the variables filled in; an output that is not known stands as `<output of NAME>` in values and as written in texts. */
export interface StepDescription {
  readonly name: string;
  readonly kind: PlannedStep["kind"];
  readonly description: string;
  /** From 1. */
  readonly wave: number;
  readonly dependsOn: readonly string[];
  /** Names of barriers that hold it. */
  readonly barriers: readonly string[];
  readonly agent?: string;
  readonly owner?: string;
  /** The task, the command, the branch or the question. */
  readonly text: string;
  /** What starts an agent step, as it could be typed. */
  readonly commandLine?: string;
  /** What `sh -c` is given of a command with references, and the variables that hold their values. */
  readonly script?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Relative to the workflow's folder; empty where that one itself. */
  readonly cwd: string;
  readonly timeoutMs?: number;
  readonly retries: number;
  readonly retryDelayMs: number;
  readonly failOnError: boolean;
  /** What has to hold after it, in words. */
  readonly verification?: string;
  /** Why it could not start with these values, a sentence each. */
  readonly problems: readonly string[];
}

/** What a plan comes to, as plain data: for people, for `--json` and for pictures. */
export interface PlanDescription extends Pick<
  Plan,
  | "name"
  | "flow"
  | "description"
  | "pattern"
  | "patternReason"
  | "channel"
  | "maxConcurrency"
  | "timeoutMs"
  | "tokenBudget"
  | "strategy"
  | "preflight"
  | "paths"
  | "variables"
  | "hub"
  | "state"
  | "vote"
  | "idleNudge"
  | "notifyChannel"
  | "project"
> {
  readonly agents: readonly (PlannedAgent & { readonly steps: number })[];
  readonly barriers: readonly PlannedBarrier[];
  readonly edges: readonly MessageEdge[];
  /** Names of steps by waves: each waits only for earlier ones. */
  readonly waves: readonly (readonly string[])[];
  readonly steps: readonly StepDescription[];
  /** How many steps run at once at most, under `maxConcurrency`. */
  readonly peakConcurrency: number;
  /** The chain of steps that decides how long the run takes at least; by number of steps where no durations are known. */
  readonly criticalPath: readonly string[];
}
