import { describeOwner } from "../describe-owner.ts";
import type { Task } from "../handoff/model.ts";
import { ownerId } from "../owner-id.ts";
import { sameOwner } from "../same-owner.ts";
import { taskName } from "../task-name.ts";
import type { MoveContext, Refusal } from "./move.ts";

/** Says why the actor may not work on a task that is somebody else's; `undefined` for its own, nobody's and, to the user who finishes it, anybody's. */
export function refusalOfTaskOwner(verb: "start" | "finish", task: Task, context: MoveContext): Refusal | undefined {
  const owner = task.owner?.value;
  if (!owner || owner.kind === "nobody" || sameOwner(owner, context.actor)) return undefined;
  if (context.force || (verb === "finish" && context.actor.kind === "user")) return undefined;
  const message = `Cannot ${verb} ${taskName(task)}: it is ${describeOwner(owner)}'s task`;
  return { code: "not-yours", message, hint: `pass the project on: agent-relay pass --to ${ownerId(owner)} --summary "..."` };
}
