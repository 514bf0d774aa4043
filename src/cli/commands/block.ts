import { block } from "../../protocol/moves/block.ts";
import { needText } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { ownerOption } from "../identity.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `block`: writes down what is in the way and passes the project to who can clear it. */
export const command = defineCommand({
  name: "block",
  summary: "Say what is in the way",
  arguments: [{ name: "task", summary: "id of the task that waits; without it the whole project" }],
  options: [
    { flags: "--reason <text>", summary: "what is in the way" },
    { flags: "--to <owner>", summary: "who can clear it; the user by default" },
    ...MOVE_OPTIONS,
  ],
  examples: ['block T2 --reason "needs a key for the payment service" --as codex'],
  async run(invocation, io) {
    const reason = await needText(textOption(invocation, "reason"), { flag: "--reason", message: "What is in the way?" }, io);
    const task = invocation.args[0];
    return performMove({
      invocation,
      io,
      name: "block",
      move: (handoff, context) => block(handoff, { reason, ...ownerOption(invocation, context.agents), ...(task === undefined ? {} : { task }) }, context),
    });
  },
});
