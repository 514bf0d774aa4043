import type { Invocation } from "../../agents/one-shot/one-shot.ts";
import { ONE_SHOTS } from "../../agents/one-shot/one-shots.ts";
import type { PlannedAgent } from "./planned-agent.ts";
import type { PlannedAgentStep } from "./planned-step.ts";

/** Writes how an agent step is started once, for the dry run and for whoever runs it; `taskFile` is where a task too long for a command line is to stand, absolute. */
export function writeInvocation({ agent, access = agent.access }: PlannedAgentStep, task: string, taskFile: string): Invocation {
  const { model, preset, additionalPaths } = agent;
  return ONE_SHOTS[agent.cli].write(composeTask(agent, task), { model, access, preset, taskFile, additionalPaths });
}

/** Puts the agent's `skills` before a task. */
function composeTask({ skills }: Pick<PlannedAgent, "skills">, task: string): string {
  return skills.trim() === "" ? task : `${skills.trim()}\n\n${task}`;
}
