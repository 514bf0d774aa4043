import type { FileProblem } from "../../disk/file-problem.ts";
import type { Snapshot } from "../../disk/files/snapshot.ts";

/** A folder with its handoff file. */
export interface HandoffPlace {
  readonly folder: string;
  /** Path of the handoff file, as written on disk. */
  readonly file: string;
  /** The file as it was read while looking; read again before changing it. */
  readonly snapshot: Snapshot;
  /** Other handoff files of the same folder, which are live too: a finding. */
  readonly others: readonly string[];
}

/** Where a command stands: the project and the workspace around a folder. Both may be missing; what could not be read is told in `problems`. */
export interface Place {
  /** The folder, absolute. */
  readonly cwd: string;
  readonly project?: HandoffPlace;
  readonly workspace?: HandoffPlace;
  /** Folders of further workspaces around the nearest one. */
  readonly outerWorkspaces: readonly string[];
  readonly problems: readonly FileProblem[];
}
