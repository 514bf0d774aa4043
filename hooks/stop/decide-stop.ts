/** What a stop is decided from. */
export interface StopQuestion {
  /** Whether the host says that this stop follows a blocked one. */
  readonly stopActive: boolean;
  /** Whether this chain of stops was blocked already; a chain ends with the user's next prompt. */
  readonly blocked: boolean;
  /** Whether something is missing. */
  readonly missing: boolean;
}

/** `allow` lets the session go, `block` tells it what is missing, `skip` lets it go although something is, which is recorded for the next session. */
export type StopVerdict = "allow" | "block" | "skip";

/** Decides a stop: at most one block in a chain (PROTOCOL.md 7). */
export function decideStop({ stopActive, blocked, missing }: StopQuestion): StopVerdict {
  if (!missing) return "allow";
  return stopActive || blocked ? "skip" : "block";
}
