import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What plain git makes of three texts; `conflicts` counts its marked places. */
export interface GitMerge {
  readonly text: string;
  readonly conflicts: number;
}

/** Merges three texts as `git merge` does for one file. */
export function gitMerge(sides: { readonly base: string; readonly ours: string; readonly theirs: string }): GitMerge {
  const folder = mkdtempSync(join(tmpdir(), "git-merge-"));
  const file = (name: "base" | "ours" | "theirs"): string => {
    const path = join(folder, name);
    writeFileSync(path, sides[name]);
    return path;
  };
  const result = spawnSync("git", ["merge-file", "-p", "-q", file("ours"), file("base"), file("theirs")], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (result.status === null || result.status > 127) throw new Error(`Cannot merge with git: ${result.stderr}`);
  return { text: result.stdout, conflicts: result.status };
}
