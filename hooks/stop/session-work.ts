/** Files that changed while a session ran, by how sure it is that the session changed them. Paths are as the caller names them. */
export interface SessionWork {
  /** A tool of the session was seen to write them. */
  readonly certain: readonly string[];
  /** The session ran commands, or its tools are not seen, and nobody else is known to be at work. */
  readonly likely: readonly string[];
  /** Another session was at work at the same time. */
  readonly unclear: readonly string[];
}

/** What is known of who may have changed files. */
export interface WorkQuestion {
  readonly changed: readonly string[];
  /** Files the session's own tools wrote. */
  readonly own: ReadonlySet<string>;
  /** Whether the session used tools since the baseline; `unknown` where its host does not tell. */
  readonly hand: "yes" | "no" | "unknown";
  /** Other sessions that were alive since the baseline: files they wrote. */
  readonly others: readonly ReadonlySet<string>[];
}

/** Tells a session's own changes from those of others. A file another session wrote is not this one's; what cannot be told is nobody's. */
export function attributeChanges({ changed, own, hand, others }: WorkQuestion): SessionWork {
  const certain = changed.filter((path) => own.has(path));
  const open = hand === "no" ? [] : changed.filter((path) => !own.has(path) && !others.some((files) => files.has(path)));
  return others.length > 0 ? { certain, likely: [], unclear: open } : { certain, likely: open, unclear: [] };
}

/** Everything that counts as the session's. */
export function ownWork({ certain, likely }: SessionWork): readonly string[] {
  return [...certain, ...likely];
}
