import { AGENT_CLIS, parseAgentCli } from "../agents/one-shot/agent-clis.ts";
import type { Handoff, Task } from "../protocol/handoff/model.ts";
import { openTasks } from "../protocol/handoff/open-tasks.ts";
import { ownerId } from "../protocol/owner-id.ts";
import { taskName } from "../protocol/task-name.ts";
import type { BridgeMistake } from "./bridge-context.ts";
import type { BridgeTask } from "./bridge-task.ts";

/** The open tasks as what becomes of them, in the order of the file, and what is wrong with the others. */
export interface CollectedTasks {
  readonly tasks: readonly BridgeTask[];
  readonly mistakes: readonly BridgeMistake[];
}

/** Decides who does each open task: its owner, else the project's where that is an agent. */
export function collectBridgeTasks(handoff: Handoff): CollectedTasks {
  const open = openTasks(handoff);
  const names = stepNames(open);
  const made = open.map((task, at) => bridgeTask(handoff, task, names[at] ?? ""));
  const mistakes = made.flatMap((one) => ("rule" in one ? [one] : []));
  return { tasks: made.flatMap((one) => ("rule" in one ? [] : [one])), mistakes: [...doubledIds(open), ...mistakes] };
}

/** A title that says so makes a review: its agent changes nothing, and what it says goes to its review file. */
const REVIEW = /^(?:(?:code|peer|security|final|second|design)[ -])?(?:re-?)?review\b/iu;

function bridgeTask(handoff: Handoff, task: Task, step: string): BridgeTask | BridgeMistake {
  const own = task.owner?.value ?? { kind: "nobody" };
  const owner = own.kind === "nobody" && handoff.owner?.value.kind === "agent" ? handoff.owner.value : own;
  if (owner.kind === "user") return { kind: "approval", task, step };
  const cli = owner.kind === "agent" ? parseAgentCli(owner.name) : undefined;
  if (owner.kind === "agent" && cli !== undefined) return { kind: REVIEW.test(task.title.trim()) ? "review" : "work", task, step, owner: owner.name, cli };
  return ownerMistake(task, owner.kind === "nobody" ? undefined : ownerId(owner));
}

function ownerMistake(task: Task, owner: string | undefined): BridgeMistake {
  const found = owner === undefined ? `Unexpected task ${taskName(task)} without an owner` : `Unexpected owner \`${owner}\` of ${taskName(task)}`;
  const expected = [...AGENT_CLIS.map((cli) => `\`${cli === "cursor-agent" ? "cursor" : cli}\``), "`user`"].join(", ");
  return {
    rule: "task-owner",
    message: `${found}, expected one of ${expected}`,
    hint: "Write `(owner: codex)` behind the task's title.",
    range: task.lineRange,
  };
}

function doubledIds(tasks: readonly Task[]): readonly BridgeMistake[] {
  const seen = new Set<string>();
  return tasks.flatMap((task) => {
    const id = task.id?.toLowerCase();
    if (id === undefined) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `Unexpected second open task \`${task.id ?? ""}\`, expected an id of its own for each`;
    return [{ rule: "task-id", message, hint: "Give the second one a new id.", range: task.lineRange }];
  });
}

/** Ids that templates and command lines take without quotes; the others are counted. */
const PLAIN_ID = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;

function stepNames(tasks: readonly Task[]): readonly string[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks.map(({ id }, at) => {
    if (id !== undefined && PLAIN_ID.test(id)) return id;
    let name = `task-${at + 1}`;
    while (ids.has(name)) name += "-open";
    return name;
  });
}
