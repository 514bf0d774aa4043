import { isLeaseAlive } from "../protocol/lease.ts";
import type { Refusal } from "../protocol/moves/move.ts";
import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";
import { singleLine } from "../util/single-line.ts";
import { readLivingLease } from "../workspace/lease/holder-gone.ts";
import type { BridgeProject } from "./bridge-project.ts";

/** Says why no run may begin on a project: a session is at work on it. `session` is the one that asks, whose own lease is no hindrance; `now` is ISO 8601 in UTC. */
export function refuseWhileHeld({ name, folder }: BridgeProject, { session, now }: { readonly session: string; readonly now: string }): Refusal | undefined {
  const lease = readLivingLease(folder, session);
  if (lease === undefined || lease.session === session || !isLeaseAlive(lease, now)) return undefined;
  const holder = shortenRedacted(singleLine(`${lease.agent} on ${lease.host}`), 100);
  return {
    code: "not-yours",
    message: `Cannot run \`${name}\`: a session of ${holder} is at work on it until ${lease.expiresAt}`,
    hint: "let it pass the project on first, or take it over: agent-relay take-over --as user",
  };
}
