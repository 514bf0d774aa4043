import { pass } from "../../protocol/moves/pass.ts";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { needChoice, needText } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { parseActor } from "../identity.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";
import { releaseRemotely } from "../release-remotely.ts";

/** `pass`: hands the project to the next owner with a summary, so that nobody starts cold. */
export const command = defineCommand({
  name: "pass",
  summary: "Pass the project to the next owner",
  options: [
    { flags: "--to <owner>", summary: "the next owner: an agent, or `user`" },
    { flags: "--summary <text>", summary: "what was done and what the next owner must know" },
    { flags: "--next <text>", summary: "the next action; by default the next ready task of the next owner" },
    { flags: "--remote <name>", summary: "also give back what was claimed for all machines that share this git remote" },
    ...MOVE_OPTIONS,
  ],
  examples: ['pass --to codex --summary "Designed the flow; T2 holds the spec" --as claude'],
  async run(invocation, io) {
    const to = await needChoice(textOption(invocation, "to"), { flag: "--to", message: "Who is next?", choices: [...AGENT_NAMES, "user"] }, io);
    const summary = await needText(textOption(invocation, "summary"), { flag: "--summary", message: "What was done, and what must the next owner know?" }, io);
    const next = textOption(invocation, "next");
    const remote = textOption(invocation, "remote");
    return performMove({
      invocation,
      io,
      name: "pass",
      move: (handoff, context) => pass(handoff, { to: parseActor(to, context.agents), summary, ...(next === undefined ? {} : { next }) }, context),
      ...(remote !== undefined && { before: (job) => releaseRemotely(job, remote) }),
    });
  },
});
