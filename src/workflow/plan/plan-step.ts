import { unreachable } from "../../util/unreachable.ts";
import { parseTemplate } from "../template/parse-template.ts";
import type { Template } from "../template/template.ts";
import type { WrittenStep } from "../written/written-workflow.ts";
import { planBound } from "./plan-bound.ts";
import { plainChannel } from "./plan-channel.ts";
import type { PermissionsReader } from "./plan-permissions.ts";
import type { PlannedErrors } from "./plan-retries.ts";
import { planVerification } from "./plan-verification.ts";
import type { PlannedAgent } from "./planned-agent.ts";
import type { PlannedAgentStep, PlannedShellStep, PlannedStep, PlannedStepBase, PlannedWorktreeStep } from "./planned-step.ts";

/** What all steps of a plan have in common while it is made. */
export interface StepSurroundings {
  readonly stepNames: ReadonlySet<string>;
  readonly agents: ReadonlyMap<string, PlannedAgent>;
  /** Extra attempts that an agent's definition gives its steps. */
  readonly retriesOf: (agent: string) => number | undefined;
  /** The task of an agent where its step has none. */
  readonly taskOf: (agent: string) => string | undefined;
  readonly errors: PlannedErrors;
  readonly permissions: PermissionsReader;
  readonly folderOf: (name: string) => string | undefined;
  readonly channel: string;
  /** The agent that watches over other agents' steps, in hub patterns. */
  readonly owner: string | undefined;
}

/** So many bytes of an output a template gets where nobody says: 1 MiB. */
const OUTPUT_LIMIT_BYTES = 1_048_576;

/** Fills every default into a step as typed; undefined for a step that nothing here can do, which the checker refuses. */
export function planStep(written: WrittenStep, dependsOn: readonly string[], around: StepSurroundings): PlannedStep | undefined {
  const { type = "agent" } = written;
  switch (type) {
    case "agent":
      return planAgentStep(written, dependsOn, around);
    case "deterministic":
      return planShellStep(written, dependsOn, around);
    case "worktree":
      return planWorktreeStep(written, dependsOn, around);
    case "approval":
      return { ...planBase(written, dependsOn, { around }), kind: "approval", question: parse(written.task ?? "", around) };
    case "integration":
      return undefined;
    default:
      return unreachable(type);
  }
}

/** Optional fields are set one by one, since copying objects takes several times as long, and a plan may have many steps. */
type Draft<Step> = { -readonly [Key in keyof Step]: Step[Key] };

function planAgentStep(written: WrittenStep, dependsOn: readonly string[], around: StepSurroundings): PlannedAgentStep | undefined {
  const agent = around.agents.get(written.agent ?? "");
  if (agent === undefined) return undefined;
  const { channel, permissions, maxIterations } = written;
  const { owner } = around;
  const step: Draft<PlannedAgentStep> = Object.assign(planBase(written, dependsOn, { around, agent }), {
    kind: "agent" as const,
    agent,
    task: parse(written.task ?? around.taskOf(agent.name) ?? "", around),
    channel: channel === undefined ? around.channel : plainChannel(channel),
  });
  if (permissions !== undefined) Object.assign(step, around.permissions(permissions));
  if (owner !== undefined && owner !== agent.name) step.owner = owner;
  if (maxIterations !== undefined) step.maxIterations = maxIterations;
  return step;
}

function planShellStep(written: WrittenStep, dependsOn: readonly string[], around: StepSurroundings): PlannedShellStep {
  const { command = "", captureOutput = true } = written;
  return Object.assign(planBase(written, dependsOn, { around }), { kind: "deterministic" as const, command: parse(command, around), captureOutput });
}

function planWorktreeStep(written: WrittenStep, dependsOn: readonly string[], around: StepSurroundings): PlannedWorktreeStep {
  const { branch = "", baseBranch, path = `.worktrees/${written.name}`, createBranch = true } = written;
  return {
    ...planBase(written, dependsOn, { around }),
    kind: "worktree",
    branch: parse(branch, around),
    ...(baseBranch === undefined ? {} : { baseBranch: parse(baseBranch, around) }),
    path: parse(path, around),
    createBranch,
  };
}

const NONE: readonly string[] = [];

interface Base {
  readonly around: StepSurroundings;
  readonly agent?: PlannedAgent;
}

function planBase(written: WrittenStep, dependsOn: readonly string[], { around, agent }: Base): Draft<PlannedStepBase> {
  const { name, description = "", verification, failOnError = true, outputLimitBytes = OUTPUT_LIMIT_BYTES } = written;
  const { errors } = around;
  const timeoutMs = planBound(written.timeoutMs ?? written.timeout ?? agent?.timeoutMs);
  const ofAgent = agent === undefined ? undefined : around.retriesOf(agent.name);
  const step: Draft<PlannedStepBase> = {
    name,
    description,
    dependsOn,
    retries: written.retries ?? ofAgent ?? errors.retries,
    retryDelayMs: errors.retryDelayMs,
    failOnError,
    cwd: parse(folderOf(written, around) ?? agent?.cwd ?? "", around),
    outputLimitBytes,
    tasks: written.tasks ?? NONE,
  };
  if (timeoutMs !== undefined) step.timeoutMs = timeoutMs;
  if (verification !== undefined) step.verification = planVerification(verification, (text) => parse(text, around));
  return step;
}

function folderOf({ cwd, workdir }: WrittenStep, around: StepSurroundings): string | undefined {
  return cwd ?? (workdir === undefined ? undefined : around.folderOf(workdir));
}

const EMPTY: Template = { parts: [], notes: [] };

function parse(text: string, { stepNames }: StepSurroundings): Template {
  return text === "" ? EMPTY : parseTemplate(text, stepNames);
}
