import { realpathSync } from "node:fs";
import path from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { errorCode, problemFrom } from "../system-error.ts";
import { danglingLink, isLink } from "./read-bytes.ts";
import { insideRoot, isWithin } from "./inside-root.ts";

/** Finds where a path that was written in a file lies below a root, with links followed; a path that leaves the root, by its words or by a link, is a problem. What is not there yet may be resolved too. */
export function resolveInside(root: string, written: string): Result<string, FileProblem> {
  const joined = insideRoot(root, written, path);
  if (joined === undefined) return refuse(outside(root, written));
  const real = realpathOfExisting(joined);
  if (!real.ok) return real;
  const realRoot = realpathOfExisting(root);
  if (!realRoot.ok) return realRoot;
  return isWithin(realRoot.value, real.value, path) ? succeed(joined) : refuse(outside(root, written));
}

/** Follows the links of the longest part of a path that is there, and joins the rest. */
function realpathOfExisting(target: string): Result<string, FileProblem> {
  const rest: string[] = [];
  for (let part = target; ; part = path.dirname(part)) {
    try {
      return succeed(path.join(realpathSync.native(part), ...rest));
    } catch (error) {
      const missing = errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
      if (missing && isLink(part)) return refuse(danglingLink(part));
      if (!missing || path.dirname(part) === part) return refuse(problemFrom(error, "open", target));
      rest.unshift(path.basename(part));
    }
  }
}

function outside(root: string, written: string): FileProblem {
  return createFileProblem(
    { action: "open", path: written, code: "outside" },
    `it leads out of "${root}"`,
    "write a path relative to that folder, without `..`",
  );
}
