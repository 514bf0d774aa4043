import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../../disk/file-problem.ts";
import { SIZE_LIMIT } from "../../disk/files/read-bytes.ts";
import { readText } from "../../disk/files/read-text.ts";
import { createSnapshot, type Snapshot } from "../../disk/files/snapshot.ts";

/** A file whose content counts in place of what lies on disk: it is staged, or came by standard input. */
export interface OverlaidFile {
  /** The content, or why it cannot be had. */
  readonly read: Result<Snapshot, FileProblem>;
  /** The file as it is in the last commit; asked for by few rules. */
  readonly committedText: () => string | undefined;
}

/** What counts in place of the disk, by absolute path. */
export type Overlay = ReadonlyMap<string, OverlaidFile>;

/** Reads a file as a run of `check` sees it: from the overlay where it has the file, else from the disk. */
export function readOverlaid(path: string, overlay: Overlay | undefined): Result<Snapshot, FileProblem> {
  return overlay?.get(path)?.read ?? readText(path);
}

/** Makes the snapshot of bytes that do not lie on disk, under the limit that holds for those that do. */
export function snapshotOf(path: string, content: Buffer): Result<Snapshot, FileProblem> {
  if (content.length <= SIZE_LIMIT) return succeed(createSnapshot({ path, exists: true, content, mode: 0, links: 1, uid: 0, gid: 0 }));
  const reason = `it has ${content.length} bytes, the limit is ${SIZE_LIMIT}`;
  return refuse(createFileProblem({ action: "read", path, code: "too-big" }, reason, "move old parts of it to another file"));
}
