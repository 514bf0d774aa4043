import type { CheckState } from "../protocol/evidence/model.ts";

/**
 * What rules may know about the world beside the text, given by the caller so that every rule can be tested with strings. Only what a rule asks
 * for needs to be found out: a caller may write any of these as a getter.
 */
export interface World {
  /** Current time, ISO 8601 in UTC. */
  readonly now: string;
  /** Names of the agents that are known here. */
  readonly agents: readonly string[];
  /** Whether a path or glob of the handoff matches something, relative to the project's folder; absent where the disk is not known. */
  readonly pathExists?: ((pattern: string) => boolean) | undefined;
  /** Handoff files of this project, this file included, relative to the project's folder: `AGENT-HANDOFF.md`, `docs/HANDOFF.md`. */
  readonly handoffFiles?: readonly string[] | undefined;
  /** For a project: what the workspace index says of it; `owner` as written. Absent without a workspace. */
  readonly indexRow?: WorldIndexRow | undefined;
  /** For the index: what is on disk for each row's path, and projects on disk that no row names. */
  readonly projects?: readonly WorldProject[] | undefined;
  /** Instruction files of the project: name (`CLAUDE.md`) and text; absent ones are left out. */
  readonly instructionFiles?: readonly WorldFile[] | undefined;
  /** Files of decisions of the project: name (`DECISIONS.md`) and text; absent where nobody looked. */
  readonly decisionFiles?: readonly WorldFile[] | undefined;
  /** The file as it is in the last commit; absent without history. */
  readonly committedText?: string | undefined;
  /** The last run of each check of this handoff on this machine, held against the present files; absent where nobody looked. */
  readonly evidence?: readonly CheckState[] | undefined;
}

/** A project's row of the index; `owner` is absent where the index names none, or where the index itself is checked in the same run. */
export interface WorldIndexRow {
  readonly listed: boolean;
  readonly owner?: string | undefined;
}

/** A file beside the one under check. */
export interface WorldFile {
  readonly name: string;
  readonly text: string;
}

/** One project as the index rules see it; `path` is relative to the workspace root, with `/`. */
export interface WorldProject {
  readonly path: string;
  readonly exists: boolean;
  /** Whether the path leaves the workspace, by its words or by a link. */
  readonly outside?: boolean;
  readonly indexed: boolean;
  /** Owner written in the project's own handoff. */
  readonly owner?: string | undefined;
}
