import { release } from "../../protocol/moves/release.ts";
import { defineCommand, textOption } from "../command.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";
import { releaseRemotely } from "../release-remotely.ts";

/** `release`: gives the project back, so that whoever comes next may claim it. */
export const command = defineCommand({
  name: "release",
  summary: "Give a project back to nobody",
  options: [
    { flags: "--reason <text>", summary: "why, for the log" },
    { flags: "--remote <name>", summary: "also give back what was claimed for all machines that share this git remote" },
    ...MOVE_OPTIONS,
  ],
  examples: ["release --as codex", "release --as codex --remote origin"],
  run(invocation, io) {
    const reason = textOption(invocation, "reason");
    const remote = textOption(invocation, "remote");
    return performMove({
      invocation,
      io,
      name: "release",
      move: (handoff, context) => release(handoff, reason === undefined ? {} : { reason }, context),
      ...(remote !== undefined && { before: (job) => releaseRemotely(job, remote) }),
    });
  },
});
