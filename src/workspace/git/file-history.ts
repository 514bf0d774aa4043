import { basename, dirname } from "node:path";
import { COMMIT_FORMAT, type Commit, parseCommit } from "./commits.ts";
import { runGit } from "./run-git.ts";

/** One revision of a file. */
export interface Revision extends Commit {
  /** Path the file had then, relative to the repository's root. */
  readonly path: string;
  /** Reads the text it had then; undefined where the commit removed it. */
  readonly text: () => string | undefined;
}

/** Lists the revisions of a file, the newest first, across renames; empty outside of a repository and for files that were never committed. `limit` is 200 unless told. */
export function fileHistory(path: string, limit = 200): readonly Revision[] {
  const folder = dirname(path);
  const result = runGit(["log", "-z", "--follow", "--name-only", `-n${limit}`, `--format=%x1e${COMMIT_FORMAT}`, "--", basename(path)], { folder });
  if (!result.ok) return [];
  return result.output
    .toString("utf8")
    .split("\u001e")
    .slice(1)
    .map((record) => parseRevision(record, folder));
}

/** A record ends with a null character, then the name follows between a line break and a null character. */
function parseRevision(record: string, folder: string): Revision {
  const [head = "", name = ""] = record.split("\0");
  const commit = parseCommit(head);
  const path = name.replace(/^\n/, "");
  return { ...commit, path, text: () => textAt(folder, commit.id, path) };
}

function textAt(folder: string, commit: string, path: string): string | undefined {
  const result = runGit(["cat-file", "blob", `${commit}:${path}`], { folder });
  return result.ok ? result.output.toString("utf8") : undefined;
}
