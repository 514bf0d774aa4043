import { parseAgentCli } from "../../agents/one-shot/agent-clis.ts";
import { PRESETS } from "../../agents/one-shot/presets.ts";
import type { TemplateValues } from "../template/values.ts";
import type { WrittenAgent, WrittenWorkflow } from "../written/written-workflow.ts";
import { fillVariables } from "./fill-variables.ts";
import { planBound } from "./plan-bound.ts";
import { plainChannel } from "./plan-channel.ts";
import type { PermissionsReader } from "./plan-permissions.ts";
import type { PlannedAgent } from "./planned-agent.ts";

/** What agents are planned with. */
export interface AgentSurroundings {
  readonly permissions: PermissionsReader;
  /** Gives the folder of one of `paths` by its name. */
  readonly folderOf: (name: string) => string | undefined;
  readonly variables: TemplateValues["variables"];
}

/** Works out every agent of a file, by name: the preset decides what nobody says. */
export function planAgents(written: WrittenWorkflow, surroundings: AgentSurroundings): ReadonlyMap<string, PlannedAgent> {
  return new Map((written.agents ?? []).map((agent) => [agent.name, planAgent(agent, surroundings)]));
}

/** Says whether an agent as typed lives in a session that takes messages: its own word, else its preset's, else yes (README, "Non-Interactive Agents"). */
export function isInteractive({ interactive, preset }: Pick<WrittenAgent, "interactive" | "preset">): boolean {
  return interactive ?? (preset === undefined ? true : PRESETS[preset].interactive);
}

function planAgent(agent: WrittenAgent, { permissions, folderOf, variables }: AgentSurroundings): PlannedAgent {
  const { name, cli, role = "", preset, constraints = {}, additionalPaths = [], channels = [], skills = "" } = agent;
  const { model, maxTokens } = constraints;
  const timeoutMs = planBound(constraints.timeoutMs);
  return {
    name,
    cli: parseAgentCli(cli) ?? "claude",
    role,
    ...(preset === undefined ? {} : { preset }),
    interactive: isInteractive(agent),
    ...(model === undefined ? {} : { model }),
    ...permissions(agent.permissions),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    cwd: agent.cwd ?? (agent.workdir === undefined ? "" : (folderOf(agent.workdir) ?? "")),
    additionalPaths: additionalPaths.map((path) => fillVariables(path, variables)),
    channels: channels.map((channel) => plainChannel(fillVariables(channel, variables))),
    skills,
  };
}
