import type { DryRunPlan } from "./dry-run-plan.ts";
import type { WorkflowFinding } from "../workflow-error.ts";

/** Steps that may run at the same time, from wave 1; each waits only for steps of earlier ones. */
export interface DryRunWave {
  readonly wave: number;
  readonly steps: readonly { readonly name: string; readonly agent?: string; readonly dependsOn: readonly string[] }[];
}

/** What a run would do, without doing any of it. */
export interface DryRunReport {
  /** Whether it could run. */
  readonly valid: boolean;
  /** `completed` where it could run, else `failed`: for scripts that look at the status of every `.run()`. */
  readonly status: "completed" | "failed";
  readonly dryRun: true;
  /** What keeps it from running, and what could be better, a sentence each. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The same, with rules and places. */
  readonly findings: readonly WorkflowFinding[];
  readonly name: string;
  readonly description: string;
  readonly pattern: string;
  readonly agents: readonly { readonly name: string; readonly cli: string; readonly role: string; readonly cwd: string; readonly stepCount: number }[];
  readonly waves: readonly DryRunWave[];
  readonly totalSteps: number;
  readonly maxConcurrency: number;
  readonly estimatedWaves: number;
  readonly estimatedPeakConcurrency: number;
  /** Runs of agents if every extra attempt is needed. */
  readonly estimatedTotalAgentSteps: number;
  /** Everything else that is known of the plan, with the command line of every step; absent where it could not run. */
  readonly plan?: DryRunPlan;
}
