import { approve } from "../../protocol/moves/approve.ts";
import { defineCommand, textOption } from "../command.ts";
import { ownerOption } from "../identity.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `approve`: accepts the work under review; the user alone does this. */
export const command = defineCommand({
  name: "approve",
  summary: "Accept the work under review (the user alone)",
  options: [
    { flags: "--to <owner>", summary: "the next owner; by default the owner of the next ready task, else the user" },
    { flags: "--summary <text>", summary: "a word for the log" },
    ...MOVE_OPTIONS,
  ],
  examples: ["approve", "approve --to claude"],
  run(invocation, io) {
    const summary = textOption(invocation, "summary");
    return performMove({
      invocation,
      io,
      name: "approve",
      move: (handoff, context) => approve(handoff, { ...ownerOption(invocation, context.agents), ...(summary === undefined ? {} : { summary }) }, context),
    });
  },
});
