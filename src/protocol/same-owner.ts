import type { Owner } from "./owner.ts";
import { ownerId } from "./owner-id.ts";

/** Says whether two owners are the same one; unknown ones are when they are written alike. */
export function sameOwner(a: Owner, b: Owner): boolean {
  return a.kind === b.kind && ownerId(a) === ownerId(b);
}
