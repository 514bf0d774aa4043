import { finishCommands } from "../../src/protocol/brief/finish-commands.ts";
import type { Handoff, Task } from "../../src/protocol/handoff/model.ts";
import { nextTaskFor } from "../../src/protocol/handoff/next-task-for.ts";
import { decideTurn } from "../../src/protocol/ownership.ts";
import { taskName } from "../../src/protocol/task-name.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { quoteName, shellWord } from "./words.ts";

/** Words with which the commands begin that hand work over; taking it up is behind the session. */
const HANDING = /^agent-relay (?:claim|done|pass)\b/;

/** Lists the commands that finish the task at hand and hand the project over, for whom it belongs to now. */
export function handOverSteps({ agent, now, handoffPath }: ProjectFacts, handoff: Handoff): readonly string[] {
  const reader = { kind: "agent", name: agent } as const;
  const owner = handoff.owner?.value;
  if (owner?.kind === "unknown") return [ownerStep(handoffPath, agent)];
  const turn = decideTurn({ owner, reader, now });
  const task = nextTaskFor(handoff, reader);
  const own = task?.started === undefined && task?.owner === undefined ? undefined : task;
  return finishCommands({ handoff, reader, turn, task: own }).filter((command) => HANDING.test(command));
}

/** How to name an owner by hand, where no command may. */
export function ownerStep(handoffPath: string, agent: string): string {
  return `write a known owner into the field Current Owner of ${handoffPath}: ${agent}, another agent, or User`;
}

/** How to say what comes next without giving the project away. */
export function nextActionStep(handoffPath: string): string {
  return `or, to go on with it yourself, write into the field Next Action of ${handoffPath} what comes next and where`;
}

/** How to prove a task that was ticked by hand. */
export function evidenceStep(task: Task, { agent, handoffPath }: ProjectFacts): string {
  const id = task.id ?? "";
  if (task.section === "pending" && /^[\w.-]+$/.test(id)) return `agent-relay done ${id} --evidence "<command that proves it>" --as ${agent}`;
  return `write behind ${quoteName(taskName(task))} in ${handoffPath}: (by ${agent}; evidence: \`<command>\` <exit code>), or (by ${agent}; unverified)`;
}

/** How to look at changes before they are taken back. */
export function lookStep(paths: readonly string[]): string {
  return `git diff HEAD -- ${paths.slice(0, 5).map(shellWord).join(" ")}`;
}
