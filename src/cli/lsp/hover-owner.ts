import { AGENT_CARDS, AGENT_NAMES } from "../../protocol/agent-name.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { isLeaseAlive } from "../../protocol/lease.ts";
import type { Owner } from "../../protocol/owner.ts";
import { sameOwner } from "../../protocol/same-owner.ts";
import { unreachable } from "../../util/unreachable.ts";
import { readLease } from "../../workspace/lease/read-lease.ts";
import { lineFrom } from "./hover-text.ts";
import type { ProjectView } from "./project-view.ts";

/** Describes an owner: who that is, whether it is its turn in this project, and whether a session is at work. */
export function describeOwnerHere(owner: Owner, { handoff, agents, folder }: ProjectView, now: string): string {
  const current = handoff?.subject.handoff.owner?.value;
  const turn = current && turnOf(owner, current);
  const lease = folder === undefined ? undefined : leaseOf(folder, owner, now);
  return [`**${lineFrom(describeOwner(owner))}**: ${whoIs(owner, agents)}`, turn, lease].filter((line) => line !== undefined).join("\n\n");
}

function whoIs(owner: Owner, agents: readonly string[]): string {
  switch (owner.kind) {
    case "agent": {
      const known = AGENT_NAMES.find((name) => name === owner.name);
      const file = known && AGENT_CARDS[known].instructionFile;
      if (known === undefined) return "an agent of this workspace's settings";
      return file === undefined ? "an agent" : `an agent that reads ${file}`;
    }
    case "user":
      return "the person; decides, approves and routes";
    case "nobody":
      return "free to claim";
    case "unknown":
      return `nobody known here; known are ${[...agents, "user"].map((name) => `\`${name}\``).join(", ")}`;
    default:
      return unreachable(owner);
  }
}

function turnOf(owner: Owner, current: Owner): string {
  const name = lineFrom(describeOwner(current));
  if (current.kind === "nobody") return "Nobody owns this project.";
  if (current.kind === "unknown") return `The project's owner \`${name}\` is nobody known here.`;
  const whose = current.kind === "user" ? "the user's" : `${name}'s`;
  return sameOwner(owner, current) ? `It is ${whose} turn.` : `It is ${whose} turn, not ${lineFrom(describeOwner(owner))}'s.`;
}

function leaseOf(folder: string, owner: Owner, now: string): string | undefined {
  const { lease } = readLease(folder);
  if (lease === undefined || owner.kind !== "agent" || lease.agent !== owner.name) return undefined;
  return isLeaseAlive(lease, now)
    ? `A session on ${lineFrom(lease.host, 60)} holds the project until ${lease.expiresAt}.`
    : `The last session on ${lineFrom(lease.host, 60)} let its hold end at ${lease.expiresAt}.`;
}
