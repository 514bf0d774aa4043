import type { AgentCli } from "../../agents/one-shot/agent-clis.ts";

/** The attempt at a step, as an executor of your own hears of it. */
export interface StepContext {
  readonly runId: string;
  readonly stepName: string;
  /** From 1. */
  readonly attempt: number;
  /** Absolute folder that the step works in. */
  readonly cwd: string;
  readonly timeoutMs: number | undefined;
  /** Fires when the attempt is to end. */
  readonly signal: AbortSignal;
}

/** The step, with defaults filled in. */
export interface ExecutorStep {
  readonly name: string;
  readonly description: string;
  readonly dependsOn: readonly string[];
  readonly retries: number;
  readonly timeoutMs?: number;
}

/** The agent of a step, with its preset and constraints worked out. */
export interface ExecutorAgent {
  readonly name: string;
  readonly cli: AgentCli;
  readonly role: string;
  readonly preset?: "lead" | "worker" | "reviewer" | "analyst";
  readonly interactive: boolean;
  readonly model?: string;
  /** Relative to the workflow's folder; empty where that one itself. */
  readonly cwd: string;
  /** Words that go before every task; empty where none. */
  readonly skills: string;
}

/** What a command came to. */
export interface CommandEnd {
  readonly output: string;
  readonly exitCode: number;
}

/**
 * Does steps in place of this machine: in a sandbox, over a network, in a test. What is not here, and every other kind of step, is done as usual. The runner puts
 * what comes back to the step's verification, counts attempts and keeps time: `signal` fires at a time-out. What these throw is a failed attempt.
 */
export interface StepExecutor {
  /** Does an agent's task, with every reference filled in; gives what the agent said. */
  executeAgentStep?(step: ExecutorStep, agent: ExecutorAgent, task: string, timeoutMs: number | undefined, context: StepContext): Promise<string>;
  /** Runs a command by `sh -c`, in which every value stands quoted. */
  executeDeterministicStep?(step: ExecutorStep, command: string, cwd: string, context: StepContext): Promise<CommandEnd>;
}
