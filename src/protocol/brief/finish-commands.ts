import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { isReady } from "../handoff/is-ready.ts";
import { openTasks } from "../handoff/open-tasks.ts";
import { ownerId } from "../owner-id.ts";
import type { Actor } from "../owner.ts";
import type { Turn } from "../ownership.ts";

/** What the commands depend on. */
export interface FinishQuestion {
  readonly handoff: Handoff;
  readonly reader: Actor;
  readonly turn: Turn;
  readonly task: Task | undefined;
}

/** Lists the commands with which a reader takes up and finishes its turn, ready to be typed; in `<>` stands what it has to fill in. */
export function finishCommands(question: FinishQuestion): readonly string[] {
  const { reader, turn } = question;
  if (turn.kind === "free") return [`agent-relay claim --as ${ownerId(reader)}`, ...commandsOfOwner(question)];
  if (turn.kind === "yours") return reader.kind === "user" ? commandsOfUser(question) : commandsOfOwner(question);
  if (reader.kind === "user") return ["agent-relay handoff <agent>", "agent-relay take-over"];
  return [];
}

function commandsOfOwner({ handoff, reader, task }: FinishQuestion): readonly string[] {
  const as = `--as ${ownerId(reader)}`;
  const pass = `agent-relay pass --to ${nextOwner(handoff, { task, reader })} --summary "<what you did and what must be known>" ${as}`;
  const block = `agent-relay block --reason "<what is in the way>" ${as}`;
  if (!task) return [pass, block];
  const id = commandWord(task);
  const begin = task.started === undefined ? [`agent-relay start ${id} ${as}`] : [];
  return [...begin, `agent-relay done ${id} --evidence "<command that proves it>" ${as}`, pass, block];
}

function commandsOfUser({ handoff, task }: FinishQuestion): readonly string[] {
  const pass = `agent-relay pass --to ${nextOwner(handoff, { task: undefined, reader: { kind: "user" } })} --summary "<what you decided>"`;
  const finish = task?.owner?.value.kind === "user" ? [`agent-relay done ${commandWord(task)} --evidence "<command that proves it>"`] : [];
  return [...finish, "agent-relay approve", 'agent-relay reopen <task> --reason "<why>"', pass];
}

/** Who is likely next: the owner of the first task that will be ready when `task` is done, else the user. */
function nextOwner(handoff: Handoff, { task, reader }: { readonly task: Task | undefined; readonly reader: Actor }): string {
  const waitsOnlyForTask = (other: Task): boolean => other.after.every((id) => id.value === task?.id || isReady({ ...other, after: [id] }, handoff));
  const next = openTasks(handoff).find((other) => other !== task && waitsOnlyForTask(other) && other.owner?.value.kind === "agent");
  const owner = next?.owner?.value;
  if (owner?.kind === "agent" && ownerId(owner) !== ownerId(reader)) return owner.name;
  return reader.kind === "user" ? "<agent>" : "user";
}

function commandWord(task: Task): string {
  const word = shortenRedacted(singleLine(task.id ?? task.title), 200);
  return /^[\w.-]+$/.test(word) || /^[\p{L}\p{N}._-]+$/u.test(word) ? word : `"${word.replace(/["`$\\]/gu, "'")}"`;
}
