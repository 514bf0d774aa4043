import type { Result } from "../../diagnostic/result.ts";
import { succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../workspace/file-problem.ts";
import { readText } from "../../workspace/files/read-text.ts";
import { createSnapshot, type Snapshot } from "../../workspace/files/snapshot.ts";

/** Contents that count in place of what lies on disk, by absolute path: what is staged, or what came by standard input. */
export type Overlay = ReadonlyMap<string, Buffer>;

/** Reads a file as a run of `check` sees it: from the overlay where it has the file, else from the disk. */
export function readOverlaid(path: string, overlay: Overlay | undefined): Result<Snapshot, FileProblem> {
  const content = overlay?.get(path);
  return content === undefined ? readText(path) : succeed(createSnapshot({ path, exists: true, content, mode: 0, links: 1, uid: 0, gid: 0 }));
}
