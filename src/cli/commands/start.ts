import { start } from "../../protocol/moves/start.ts";
import { defineCommand } from "../command.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `start`: begins a task whose dependencies are done. */
export const command = defineCommand({
  name: "start",
  summary: "Begin a task",
  arguments: [{ name: "task", summary: "id of the task, such as T2", required: true }],
  options: MOVE_OPTIONS,
  examples: ["start T2 --as codex"],
  run: (invocation, io) =>
    performMove({ invocation, io, name: "start", move: (handoff, context) => start(handoff, { task: invocation.args[0] ?? "" }, context) }),
});
