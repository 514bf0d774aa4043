/** How far a write goes: the path itself, everything below it, or anything below it or nothing, such as what `git checkout main` changes. */
export type WriteReach = "file" | "below" | "some-below";

/** A destination that a tool is about to write, remove or move. */
export interface KnownWrite {
  /** Absolute and normalised, in the separators of the system. `*`, `?` and `**` are wildcards where `glob` is set; `…` stands for a part that is only known when the command runs. */
  readonly path: string;
  /** What writes, such as `sed -i` or `>`. */
  readonly how: string;
  readonly reach: WriteReach;
  readonly glob?: true;
}

/** A write whose destination cannot be told from the words. */
export interface UnknownWrite {
  readonly unknown: string;
}

/** What is found in a command or a patch. */
export type Write = KnownWrite | UnknownWrite;

/** Whether the destination of a write is known. */
export function isKnownWrite(write: Write): write is KnownWrite {
  return "path" in write;
}
