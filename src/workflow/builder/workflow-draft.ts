import type { ErrorStrategy, Pattern } from "../written/words.ts";
import type { RootPermissions } from "./agent-permissions.ts";
import { copyPlain } from "./copy-plain.ts";
import { agentOf, nameOf, stepOf } from "./entries.ts";
import { formatWorkflowYaml } from "./format-workflow-yaml.ts";
import type {
  AgentDefinition,
  CoordinationConfig,
  ErrorHandlingConfig,
  IdleNudgeConfig,
  PathDefinition,
  PreflightCheck,
  RelayYamlConfig,
  StateConfig,
  SwarmConfig,
  TrajectoryConfig,
  WorkflowStep,
} from "./relay-yaml-config.ts";
import type { AgentOptions, CustomStepOptions, ErrorOptions, StepOptions } from "./step-options.ts";
import { wrongUse } from "./wrong-use.ts";

/** A config as a builder makes it. */
export interface BuiltConfig extends RelayYamlConfig {
  version: string;
  swarm: SwarmConfig;
  agents: AgentDefinition[];
}

/** The keys of a config that a builder sets as they are. */
type PlainKey = Exclude<keyof RelayYamlConfig, "version" | "name" | "swarm" | "agents" | "workflows">;

/**
 * A workflow that is being put together. Every method that says something about it gives the same object back, so that calls chain; what is said twice counts as
 * said last, but for agents, steps and variables, which add up. Content is checked when the workflow is run, not here.
 */
export class WorkflowDraft {
  readonly #name: string;
  readonly #agents = new Map<string, AgentDefinition>();
  readonly #steps = new Map<string, WorkflowStep>();
  #swarm: SwarmConfig = {};
  #rest: Partial<Pick<RelayYamlConfig, PlainKey>> = {};

  /** Begins a workflow of this name. @throws Error where the name is no text or empty. */
  constructor(name: string) {
    this.#name = nameOf(name, "a workflow");
  }

  /** Says what the workflow is for. */
  description(text: string): this {
    return this.#set({ description: text });
  }

  /** Says how the agents are coordinated; chosen by their roles and the steps where it is not said. */
  pattern(pattern: Pattern): this {
    return this.#share({ pattern });
  }

  /** Bounds how many steps run at a time; 4 where it is not said. */
  maxConcurrency(count: number): this {
    return this.#share({ maxConcurrency: count });
  }

  /** Bounds the whole run, in milliseconds. */
  timeout(ms: number): this {
    return this.#share({ timeoutMs: ms });
  }

  /** Bounds the tokens of all steps together. */
  tokenBudget(tokens: number): this {
    return this.#share({ tokenBudget: tokens });
  }

  /** Names the channel that the agents talk on; made from the workflow's name where it is not said. */
  channel(name: string): this {
    return this.#share({ channel: name });
  }

  /** Says when silent agents are nudged and released; never where it is not said. */
  idleNudge(config: IdleNudgeConfig = {}): this {
    return this.#share({ idleNudge: config });
  }

  /** Says how long signs of completion are waited for after an agent ended, in milliseconds. */
  completionGracePeriod(ms: number): this {
    return this.#share({ completionGracePeriodMs: ms });
  }

  /** Adds an agent. @throws Error where the name is taken. */
  agent(name: string, options: AgentOptions): this {
    if (this.#agents.has(name)) throw wrongUse(`Unexpected second agent \`${name}\`, expected each name once`, "Rename one of the two.");
    this.#agents.set(name, agentOf(name, options));
    return this;
  }

  /** Adds a step that an agent, a shell, git or the user does. @throws Error where the name is taken. */
  step(name: string, options: StepOptions): this;
  /** Adds a step of `.relay/steps.yaml`. @throws Error where the name is taken. */
  step(name: string, options: CustomStepOptions): this;
  step(name: string, options: StepOptions | CustomStepOptions): this {
    if (this.#steps.has(name)) throw wrongUse(`Unexpected second step \`${name}\`, expected each name once`, "Rename one of the two.");
    this.#steps.set(name, stepOf(name, options));
    return this;
  }

  /** Says what a failed step does to the others, and how often steps are tried again that do not say themselves. */
  onError(strategy: ErrorStrategy, options: ErrorOptions = {}): this {
    const errorHandling: ErrorHandlingConfig = { strategy, ...options };
    return this.#set({ errorHandling });
  }

  /** Names the packages or folders that the work touches, for planning waves. */
  packages(names: readonly string[]): this {
    return this.#set({ packages: names as string[] });
  }

  /** Names workflows that are safe to run at the same time. */
  isolatedFrom(names: readonly string[]): this {
    return this.#set({ isolatedFrom: names as string[] });
  }

  /** Names workflows that have to run first. */
  requiresBefore(names: readonly string[]): this {
    return this.#set({ requiresBefore: names as string[] });
  }

  /** Sets barriers, and how votes are decided. */
  coordination(config: CoordinationConfig): this {
    return this.#set({ coordination: config });
  }

  /** Says what the agents share during a run. */
  state(config: StateConfig): this {
    return this.#set({ state: config });
  }

  /** Names folders outside the project. */
  paths(paths: readonly PathDefinition[]): this {
    return this.#set({ paths: paths as PathDefinition[] });
  }

  /** Sets commands that have to succeed before any step starts. */
  preflight(checks: readonly PreflightCheck[]): this {
    return this.#set({ preflight: checks as PreflightCheck[] });
  }

  /** Says whether and how decisions are recorded. */
  trajectories(config: boolean | TrajectoryConfig): this {
    return this.#set({ trajectories: config });
  }

  /** Sets rights that several agents share. */
  permissions(permissions: RootPermissions): this {
    return this.#set({ permissions });
  }

  /** Names the project whose handoff the run ticks and writes back to. */
  project(name: string): this {
    return this.#set({ project: name });
  }

  /** Gives values for `{{name}}`, for when the caller of `run` gives none; each call adds to those before. */
  vars(values: Readonly<Record<string, unknown>>): this {
    return this.#set({ templates: { ...this.#rest.templates, ...values } });
  }

  /** The same as `vars`, by the name of its key in YAML. */
  templates(values: Readonly<Record<string, unknown>>): this {
    return this.vars(values);
  }

  /** Gives the workflow as a value of its own. @throws Error where it has neither steps nor agents. */
  toConfig(): BuiltConfig {
    if (this.#steps.size === 0 && this.#agents.size === 0)
      throw wrongUse(`Unexpected workflow \`${this.#name}\` without steps and agents, expected one of them at least`, "Call `.step(name, options)`.");
    const { description, ...rest } = this.#rest;
    const config: BuiltConfig = {
      version: "1.0",
      name: this.#name,
      ...(description === undefined ? {} : { description }),
      swarm: this.#swarm,
      agents: [...this.#agents.values()],
      ...(this.#steps.size === 0 ? {} : { workflows: [{ name: "default", steps: [...this.#steps.values()] }] }),
      ...rest,
    };
    return copyPlain(config) as BuiltConfig;
  }

  /** Gives the workflow as YAML that reads back as `toConfig()`. @throws Error where it has neither steps nor agents. */
  toYaml(): string {
    return formatWorkflowYaml(this.toConfig());
  }

  #share(part: SwarmConfig): this {
    this.#swarm = { ...this.#swarm, ...(copyPlain(part) as SwarmConfig) };
    return this;
  }

  #set(part: Partial<Pick<RelayYamlConfig, PlainKey>>): this {
    this.#rest = { ...this.#rest, ...(copyPlain(part) as typeof part) };
    return this;
  }
}
