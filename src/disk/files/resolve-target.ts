import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../file-problem.ts";
import { errorCode, problemFrom } from "../system-error.ts";
import { danglingLink, isLink } from "./read-bytes.ts";

/** Finds the file that a write to a path means: through symbolic links to their target. For a file that is not there yet and may be created, the name in its real folder. */
export function resolveTarget(path: string, create: boolean): Result<string, FileProblem> {
  try {
    return succeed(realpathSync.native(path));
  } catch (error) {
    if (errorCode(error) !== "ENOENT") return refuse(problemFrom(error, "write", path));
    if (isLink(path)) return refuse(danglingLink(path));
    if (!create) return refuse(problemFrom(error, "write", path));
  }
  try {
    return succeed(join(realpathSync.native(dirname(path)), basename(path)));
  } catch (error) {
    return refuse(problemFrom(error, "create", path));
  }
}
