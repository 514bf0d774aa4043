import { claim } from "../../protocol/moves/claim.ts";
import { claimRemotely } from "../claim-remotely.ts";
import { defineCommand, textOption } from "../command.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `claim`: takes a project that nobody owns, with a lease for this session. */
export const command = defineCommand({
  name: "claim",
  summary: "Take a project that nobody owns",
  details: "Of several agents that claim at once one wins; the others are told who. With --remote the claim also holds for other machines.",
  options: [{ flags: "--remote <name>", summary: "also claim the project for all machines that share this git remote" }, ...MOVE_OPTIONS],
  examples: ["claim --as codex", "claim --as codex --remote origin"],
  run(invocation, io) {
    const remote = textOption(invocation, "remote");
    const before = remote === undefined ? {} : { before: (job: Parameters<typeof claimRemotely>[0]) => claimRemotely(job, remote) };
    return performMove({ invocation, io, name: "claim", move: (handoff, context) => claim(handoff, {}, context), ...before });
  },
});
