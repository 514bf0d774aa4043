import { takeOver } from "../../protocol/moves/take-over.ts";
import { defineCommand, textOption } from "../command.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `take-over`: takes a project from an owner whose session is gone; recorded in the log. */
export const command = defineCommand({
  name: "take-over",
  summary: "Take a project whose owner's session is gone",
  details: "An agent may take over when the owner's lease has run out; the user may at any time.",
  options: [{ flags: "--reason <text>", summary: "why, for the log" }, ...MOVE_OPTIONS],
  examples: ['take-over --as codex --reason "the session of claude ended without a handoff"'],
  run(invocation, io) {
    const reason = textOption(invocation, "reason");
    return performMove({
      invocation,
      io,
      name: "take-over",
      move: (handoff, context, leaseLive) => takeOver(handoff, { leaseLive, ...(reason === undefined ? {} : { reason }) }, context),
    });
  },
});
