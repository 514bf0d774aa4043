import { describeOwner } from "../protocol/describe-owner.ts";
import { claimOnRemote } from "../workspace/git/claim-ref.ts";
import { machineName } from "../workspace/lease/machine-name.ts";
import { CommandError } from "./command-error.ts";
import type { MoveJob } from "./move-job.ts";
import { sessionOf } from "./session-of.ts";

/** Claims a project for all machines that share a git remote, before it is claimed here. @throws CommandError where another machine has it, or git cannot. */
export function claimRemotely({ project, actor, context, io, settings }: MoveJob, remote: string): void {
  const agent = actor.kind === "agent" ? actor.name : "user";
  const request = { agent, session: sessionOf(actor, io), host: machineName(), ttlMs: settings.leaseMinutes * 60_000 };
  const claimed = claimOnRemote({ folder: project.folder, remote, project: project.name }, request, context.now);
  if (claimed.ok) return;
  const { problem } = claimed;
  if (problem.kind === "remote") throw new CommandError(problem.message, { exitCode: 1, hint: "git remote -v" });
  const holder = problem.holder;
  const who = holder === undefined ? "Somebody else" : `${describeOwner({ kind: "agent", name: holder.agent })} on ${holder.host}, until ${holder.expiresAt},`;
  throw new CommandError(`Cannot claim the project: ${who} has claimed it on "${remote}"`, { exitCode: 3, hint: "wait, or ask the user to route it" });
}
