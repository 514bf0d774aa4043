import type { WrittenAgent, WrittenStep } from "../written/written-workflow.ts";

/**
 * Makes one step for each agent that has a task, named after it. The steps of a stage run together, after all of the stage before it, and get its outputs behind
 * their tasks where these do not ask for them themselves.
 */
export function makeStages(stages: readonly (readonly WrittenAgent[])[]): readonly WrittenStep[] {
  const steps: WrittenStep[] = [];
  let before: readonly WrittenAgent[] = [];
  for (const stage of stages) {
    const working = stage.filter(({ task }) => task !== undefined);
    if (working.length === 0) continue;
    for (const agent of working) steps.push(makeStep(agent, before));
    before = working;
  }
  return steps;
}

function makeStep({ name, task = "" }: WrittenAgent, before: readonly WrittenAgent[]): WrittenStep {
  if (before.length === 0) return { name, agent: name, task };
  const missing = before
    .filter((other) => !task.includes(`steps.${other.name}.`))
    .map((other) => `\n\nOutput of ${other.name}:\n{{steps.${other.name}.output}}`);
  return { name, agent: name, task: `${task.trimEnd()}${missing.join("")}`, dependsOn: before.map((other) => other.name) };
}

/** Makes the steps of agents that all work together. */
export function makeTogether(agents: readonly WrittenAgent[]): readonly WrittenStep[] {
  return makeStages([agents]);
}

/** Makes the steps of agents that work one after the other, each with the output of the one before it. */
export function makeSequence(agents: readonly WrittenAgent[]): readonly WrittenStep[] {
  return makeStages(agents.map((agent) => [agent]));
}
