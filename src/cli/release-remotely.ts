import { type ClaimPlace, type ClaimProblem, readClaim, releaseOnRemote } from "../workspace/git/claim-ref.ts";
import { machineName } from "../workspace/lease/machine-name.ts";
import { CommandError } from "./command-error.ts";
import type { MoveJob } from "./move-job.ts";

/**
 * Gives back what was claimed for all machines that share a git remote, before the project is given away here: an agent the claim it made on this machine, the user any. A claim of somebody
 * else stays as it is. @throws CommandError where git cannot.
 */
export function releaseRemotely({ project, actor }: MoveJob, remote: string): void {
  const place: ClaimPlace = { folder: project.folder, remote, project: project.name };
  const claim = readClaim(place);
  if (!claim.ok) throw remoteError(claim.problem, remote);
  const lease = claim.value?.lease;
  if (lease === undefined || (actor.kind === "agent" && (lease.agent !== actor.name || lease.host !== machineName()))) return;
  const released = releaseOnRemote(place, lease.session);
  if (!released.ok) throw remoteError(released.problem, remote);
}

function remoteError(problem: ClaimProblem, remote: string): CommandError {
  const message = problem.kind === "remote" ? problem.message : `Cannot give the claim on "${remote}" back: somebody else changed it meanwhile`;
  return new CommandError(message, { exitCode: 1, hint: "git remote -v" });
}
