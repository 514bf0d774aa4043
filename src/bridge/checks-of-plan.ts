import type { Plan } from "../workflow/plan/plan.ts";
import type { PlannedStep } from "../workflow/plan/planned-step.ts";
import { splitCommands } from "./join-commands.ts";

/** Lists the commands that a plan made of a handoff would run: the checks of its tasks and criteria, each once, as they are written there. */
export function checksOfPlan({ steps }: Pick<Plan, "steps">): readonly string[] {
  return [...new Set(steps.flatMap(checksOfStep))];
}

function checksOfStep(step: PlannedStep): readonly string[] {
  const command = step.kind === "deterministic" ? step.command : undefined;
  const check = step.verification?.kind === "custom" ? step.verification.command : undefined;
  return [command, check].flatMap((template) => (template === undefined ? [] : splitCommands(template.parts.map(({ text }) => text).join(""))));
}
