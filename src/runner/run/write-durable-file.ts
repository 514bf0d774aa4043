import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { renameOver } from "../../disk/files/rename-over.ts";
import { syncFolder } from "../../disk/files/sync-folder.ts";
import { writeTemporary } from "../../disk/files/write-temporary.ts";
import { problemFrom } from "../../disk/system-error.ts";

/** Replaces a private file (0600) in one step and makes it survive a power cut, for what a resume cannot do without. Its folder exists. */
export function writeDurableFile(path: string, text: string): Result<void, FileProblem> {
  let temporary: string | undefined;
  try {
    temporary = writeTemporary(path, Buffer.from(text, "utf8"), { mode: 0o600 });
    renameOver(temporary, path);
    syncFolder(dirname(path));
    return succeed(undefined);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return refuse(problemFrom(error, "write", path));
  }
}
