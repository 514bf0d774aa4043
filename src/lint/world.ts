/** What rules may know about the world beside the text, collected by the caller so that every rule can be tested with strings. */
export interface World {
  /** Current time, ISO 8601 in UTC. */
  readonly now: string;
  /** Names of the agents that are known here. */
  readonly agents: readonly string[];
  /** Whether a path or glob of the handoff matches something, relative to the project's folder; absent where the disk is not known. */
  readonly pathExists?: (pattern: string) => boolean;
  /** Handoff file names that lie beside each other in this folder, this file included. */
  readonly handoffFiles?: readonly string[];
  /** For a project: what the workspace index says of it; `owner` as written. Absent without a workspace. */
  readonly indexRow?: { readonly listed: boolean; readonly owner?: string };
  /** For the index: what is on disk for each row's path, and projects on disk that no row names. */
  readonly projects?: readonly WorldProject[];
  /** Instruction files of the project: name (`CLAUDE.md`) and text; absent ones are left out. */
  readonly instructionFiles?: readonly { readonly name: string; readonly text: string }[];
  /** The file as it is in the last commit; absent without history. */
  readonly committedText?: string;
}

/** One project as the index rules see it. */
export interface WorldProject {
  readonly path: string;
  readonly exists: boolean;
  readonly indexed: boolean;
  /** Owner written in the project's own handoff. */
  readonly owner?: string;
}
