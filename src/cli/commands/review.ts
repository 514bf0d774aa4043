import { review } from "../../protocol/moves/review.ts";
import { needText } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { ownerOption } from "../identity.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `review`: appends findings to the agent's review file and passes the project on, to the user by default. */
export const command = defineCommand({
  name: "review",
  summary: "Write findings to the review file and pass the project on",
  options: [
    { flags: "--findings <text>", summary: "the findings, any Markdown; `-` reads them from standard input" },
    { flags: "--to <owner>", summary: "the next owner; the user by default" },
    ...MOVE_OPTIONS,
  ],
  examples: ['review --findings "- src/auth/token.ts:14 the token never expires" --as codex', "review --findings - --as codex < findings.md"],
  async run(invocation, io) {
    const given = textOption(invocation, "findings");
    const findings = await needText(
      given === "-" ? Buffer.from(io.readStdin()).toString("utf8") : given,
      { flag: "--findings", message: "What did you find?" },
      io,
    );
    return performMove({
      invocation,
      io,
      name: "review",
      move: (handoff, context) => review(handoff, { findings, ...ownerOption(invocation, context.agents) }, context),
    });
  },
});
