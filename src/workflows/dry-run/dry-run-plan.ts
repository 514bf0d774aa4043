/** A step as a dry run shows it. An output that is not known yet stands as `<output of NAME>` in values, and as written in texts. */
export interface DryRunStep {
  readonly name: string;
  readonly kind: "agent" | "deterministic" | "worktree" | "approval";
  /** From 1. */
  readonly wave: number;
  readonly dependsOn: readonly string[];
  readonly agent?: string;
  /** The task, the command, the branch or the question, with the variables filled in. */
  readonly text: string;
  /** What starts an agent, as it could be typed. */
  readonly commandLine?: string;
  readonly cwd: string;
  readonly timeoutMs?: number;
  readonly retries: number;
  /** What has to hold after it, in words. */
  readonly verification?: string;
}

/** What a plan comes to, as plain data; there is more in it than is promised here. */
export interface DryRunPlan {
  readonly name: string;
  readonly flow: string;
  readonly pattern: string;
  /** Why this pattern. */
  readonly patternReason: string;
  readonly channel: string;
  readonly maxConcurrency: number;
  readonly timeoutMs?: number;
  /** Names of steps by waves: each waits only for earlier ones. */
  readonly waves: readonly (readonly string[])[];
  readonly steps: readonly DryRunStep[];
  readonly peakConcurrency: number;
  /** The chain of steps that decides how long the run takes at least. */
  readonly criticalPath: readonly string[];
}
