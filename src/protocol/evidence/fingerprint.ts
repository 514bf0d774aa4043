import type { Staleness } from "./model.ts";

/** The state of a project's files at one moment, so that a later one can be told from it. Protocol files and machine state do not count. */
export interface Fingerprint {
  /** Full id of the commit that is checked out; absent outside of a repository and before the first one. */
  readonly commit?: string | undefined;
  /** Whether files differ from that commit; false outside of a repository. */
  readonly dirty: boolean;
  /** Hash over all files. */
  readonly files: string;
  /** Hash over the files in scope; absent where the handoff names none. */
  readonly scope?: string | undefined;
}

/**
 * Decides whether evidence is stale: its files in scope changed, or, where those are as they were, the commit moved on with other files. Without a scope any file counts. A commit that only
 * records what was there already changes nothing.
 */
export function decideStaleness(then: Fingerprint, now: Fingerprint): Staleness | undefined {
  if (then.scope === undefined || now.scope === undefined) return then.files === now.files ? undefined : noScope(then, now);
  if (then.scope !== now.scope) return "scope";
  return then.files !== now.files && then.commit !== now.commit ? "head" : undefined;
}

function noScope(then: Fingerprint, now: Fingerprint): Staleness {
  return then.commit === now.commit ? "files" : "head";
}
