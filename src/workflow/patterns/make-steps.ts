import type { WrittenStep, WrittenWorkflow } from "../written/written-workflow.ts";
import { choosePattern } from "./choose-pattern.ts";
import { PATTERN_DEFINITIONS } from "./pattern-definitions.ts";

/** With more agents each step of a stage would wait for too many of the stage before it. */
const MOST_AGENTS = 1000;

/** Makes the steps of a file that declares agents and no workflows: its pattern orders the agents' tasks (WORKFLOWS.md 5). None where no agent has a task, or too many agents have one. */
export function makeSteps(written: WrittenWorkflow): readonly WrittenStep[] {
  const agents = written.agents ?? [];
  if (agents.length > MOST_AGENTS) return [];
  return PATTERN_DEFINITIONS[choosePattern(written, []).pattern].makeSteps(agents);
}
