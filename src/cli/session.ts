import { describeOwner } from "../protocol/describe-owner.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import type { Refusal } from "../protocol/moves/move.ts";
import { isLeaseAlive } from "../protocol/lease.ts";
import { decideTurn } from "../protocol/ownership.ts";
import type { Owner } from "../protocol/owner.ts";
import { sameOwner } from "../protocol/same-owner.ts";
import { acquireLease, releaseLease } from "../workspace/lease/lease-store.ts";
import { machineName } from "../workspace/lease/machine-name.ts";
import { readLivingLease } from "../workspace/lease/holder-gone.ts";
import { readLease } from "../workspace/lease/read-lease.ts";
import { recordSession } from "../workspace/sessions/session-store.ts";
import type { MoveJob } from "./move-job.ts";
import type { OpenProject } from "./open-project.ts";
import { sessionOf } from "./session-of.ts";

/** Refuses where the actor owns the project but another living session of the same agent is at work on it. */
export function heldElsewhere({ project, actor, context, io }: MoveJob, handoff: Handoff): Refusal | undefined {
  if (actor.kind === "user") return undefined;
  const session = sessionOf(actor, io, project.folder);
  const lease = readLivingLease(project.folder, session);
  if (lease === undefined) return undefined;
  const turn = decideTurn({ owner: handoff.owner?.value, reader: actor, lease, session, now: context.now });
  return turn.kind === "held" ? { code: "not-yours", message: turn.message, hint: turn.hint } : undefined;
}

/** Something that happened in a session, for its record. */
export interface SessionNote {
  readonly kind: string;
  readonly text: string;
}

/** After a move: the owner's session holds the lease, anybody else's ends; the session's record gets a line. Trouble here never undoes the move, it is told. */
export function keepLease(job: MoveJob, owner: Owner, note: SessionNote): void {
  const { project, actor, context, io, settings } = job;
  const session = sessionOf(actor, io, project.folder);
  const keeps = actor.kind === "agent" && sameOwner(owner, actor);
  if (!keeps || readLease(project.folder).lease?.session !== session) releaseLease(project.folder);
  const request = { agent: actor.kind === "agent" ? actor.name : "user", session, host: machineName(), ttlMs: settings.leaseMinutes * 60_000 };
  if (keeps) {
    const lease = acquireLease(project.folder, request, context.now);
    if (!lease.ok)
      io.err(`Note: no lease for ${describeOwner(actor)}: ${lease.problem.kind === "held" ? `held until ${lease.problem.until}` : lease.problem.message}\n`);
  }
  const news = { agent: request.agent, host: request.host, project: project.name, events: [{ at: context.now, ...note }] };
  const recorded = recordSession(project.folder, session, { news, now: context.now });
  if (!recorded.ok) io.err(`Note: the session was not recorded: ${recorded.problem.message}\n`);
}

/** Whether the session that works for the owner is alive; undefined where none was seen. */
export function ownersLeaseIsLive(project: Pick<OpenProject, "folder">, handoff: Handoff, now: string): boolean | undefined {
  const { lease } = readLease(project.folder);
  const owner = handoff.owner?.value;
  if (lease === undefined || owner?.kind !== "agent" || lease.agent !== owner.name) return undefined;
  return isLeaseAlive(lease, now);
}
