import { reopen } from "../../protocol/moves/reopen.ts";
import { needText } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `reopen`: makes a completed task pending again, with the reason. */
export const command = defineCommand({
  name: "reopen",
  summary: "Make a completed task pending again",
  arguments: [{ name: "task", summary: "id of the task, such as T2", required: true }],
  options: [{ flags: "--reason <text>", summary: "why it is not done after all" }, ...MOVE_OPTIONS],
  examples: ['reopen T2 --reason "the token never expires"'],
  async run(invocation, io) {
    const reason = await needText(textOption(invocation, "reason"), { flag: "--reason", message: "Why is it not done after all?" }, io);
    return performMove({ invocation, io, name: "reopen", move: (handoff, context) => reopen(handoff, { task: invocation.args[0] ?? "", reason }, context) });
  },
});
