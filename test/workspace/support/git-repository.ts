import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const IDENTITY = {
  GIT_AUTHOR_NAME: "Ann",
  GIT_AUTHOR_EMAIL: "ann@example.org",
  GIT_COMMITTER_NAME: "Ann",
  GIT_COMMITTER_EMAIL: "ann@example.org",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** Runs git in a folder as Ann and gives its output without the last line break. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", [...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...IDENTITY } }).trimEnd();
}

/** Writes files and commits everything at a date. */
export function commit(folder: string, files: Readonly<Record<string, string>>, about: { readonly message: string; readonly date: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, "add", "-A");
  execFileSync("git", ["commit", "-q", "-m", about.message], {
    cwd: folder,
    env: { ...process.env, ...IDENTITY, GIT_AUTHOR_DATE: about.date, GIT_COMMITTER_DATE: about.date },
  });
}
