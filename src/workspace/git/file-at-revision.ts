import { basename, dirname } from "node:path";
import { runGit } from "./run-git.ts";

/** Reads a file as it was at a revision (`HEAD`, `a1b2c3d`, `main~2`), byte-order mark and line endings as committed; undefined where it was not there or there is no such revision. */
export function fileAtRevision(path: string, revision: string): string | undefined {
  if (!isRevision(revision)) return undefined;
  const result = runGit(["cat-file", "blob", `${revision}:./${basename(path)}`], { folder: dirname(path) });
  return result.ok ? result.output.toString("utf8") : undefined;
}

/** Whether a text may be given to git as a revision: no option, no colon, no control character. */
function isRevision(text: string): boolean {
  return text !== "" && !text.startsWith("-") && !/[\s:\p{Cc}]/u.test(text);
}
