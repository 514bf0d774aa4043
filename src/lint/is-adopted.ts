import type { Handoff } from "../protocol/handoff/model.ts";

/**
 * Says whether a handoff speaks the protocol: it names an owner, or holds both a status and a next action as fields. A free-form brief, which is what
 * people and agents write unprompted, does not; rules about the protocol's structure leave it alone.
 */
export function isAdopted(handoff: Handoff): boolean {
  const { owner, status } = handoff.fields;
  return owner !== undefined || (status !== undefined && handoff.fields["next-action"] !== undefined);
}
