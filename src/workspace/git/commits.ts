import { runGit } from "./run-git.ts";

/** One commit, as far as history needs it. */
export interface Commit {
  /** Abbreviated hash. */
  readonly id: string;
  readonly author: string;
  /** When it was written, ISO 8601 with the author's offset. */
  readonly date: string;
  readonly subject: string;
}

const FORMAT = "%h%x1f%an%x1f%aI%x1f%s";

/** Lists the commits since a time (ISO 8601) that touch a folder, the newest first; empty outside of a repository. At most 1,000. */
export function commitsSince(folder: string, since: string): readonly Commit[] {
  if (Number.isNaN(Date.parse(since))) return [];
  const result = runGit(["log", "-z", "-n1000", `--since=${new Date(since).toISOString()}`, `--format=${FORMAT}`, "--", "."], { folder });
  return result.ok ? result.output.toString("utf8").split("\0").filter(Boolean).map(parseCommit) : [];
}

/** Reads one record of the format above. */
export function parseCommit(record: string): Commit {
  const [id = "", author = "", date = "", ...subject] = record.split("\u001f");
  return { id: id.trim(), author, date, subject: subject.join("\u001f") };
}

/** Format of a record that `parseCommit` reads, for `git log --format`. */
export const COMMIT_FORMAT = FORMAT;
