import type { WorldIndexRow, WorldProject } from "../../lint/world.ts";
import type { FileMark } from "../../workspace/discovery/file-mark.ts";

/** A folder whose protocol files are to be checked. */
export interface FolderTarget {
  readonly folder: string;
  /** Only these files of it, by absolute path; all where absent. */
  readonly only?: ReadonlySet<string>;
  /** Its handoff file's mark, where it has been looked at just now. */
  readonly looked?: { readonly path: string; readonly mark: FileMark };
  /** What the workspace's index says of it. */
  readonly indexRow?: WorldIndexRow;
  /** The owner that the index names, where `indexRow` leaves it to the index: the project's score does not. */
  readonly statedOwner?: string;
  /** For the root of a workspace: its projects, given the owners, by folder, that this run has read. */
  readonly projects?: (owners: OwnersRead) => readonly WorldProject[];
}

/** The owners that were read in this run, by folder. */
export type OwnersRead = ReadonlyMap<string, string>;
