import { parseAgentCli } from "../../agents/one-shot/agent-clis.ts";
import { ONE_SHOTS } from "../../agents/one-shot/one-shots.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { quoteText } from "../written/describe-value.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { WrittenAgent, WrittenWorkflow } from "../written/written-workflow.ts";
import { createProblem } from "./create-problem.ts";
import { type DraftFlow, pathOf } from "./draft-flow.ts";
import { meantName } from "./meant-name.ts";

/** Finds agents that steps name and the file does not have, and models that a CLI cannot take. */
export function* checkAgents({ agents = [] }: WrittenWorkflow, flows: readonly DraftFlow[]): Iterable<WorkflowProblem> {
  for (const [at, agent] of agents.entries()) yield* checkModel(agent, ["agents", at, "constraints", "model"]);
  const names = new Set(agents.map(({ name }) => name));
  const unknown = (name: string | undefined, path: ValuePath): readonly WorkflowProblem[] => {
    if (name === undefined || names.has(name)) return [];
    const message = `Unexpected agent ${quoteText(name)}, expected an agent of the file`;
    return [createProblem("agent-known", path, { message, hint: meantName(name, [...names], "Write it under `agents`, or name another.") })];
  };
  for (const draft of flows.flatMap(({ steps }) => steps)) {
    if ((draft.step.type ?? "agent") === "agent") yield* unknown(draft.step.agent, pathOf(draft, "agent"));
    yield* unknown(draft.step.verification?.diagnosticAgent, pathOf(draft, "verification", "diagnosticAgent"));
  }
}

function checkModel({ cli, constraints }: WrittenAgent, path: ValuePath): readonly WorkflowProblem[] {
  const known = parseAgentCli(cli);
  if (known === undefined || constraints?.model === undefined) return [];
  const message = ONE_SHOTS[known].checkModel?.(constraints.model);
  return message === undefined ? [] : [createProblem("model-known", path, { message, hint: `Write the model as \`${known}\` takes it.` })];
}
