import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitsSince } from "../../../src/workspace/git/commits.ts";
import { fileAtRevision } from "../../../src/workspace/git/file-at-revision.ts";
import { fileHistory } from "../../../src/workspace/git/file-history.ts";
import { readRepositoryState } from "../../../src/workspace/git/read-repository-state.ts";
import { gitEnvironment, runGit } from "../../../src/workspace/git/run-git.ts";
import { isIgnored, trackedPaths } from "../../../src/workspace/git/tracked-paths.ts";
import { commit, git } from "../support/git-repository.ts";
import { tempFolder } from "../support/temp-folder.ts";

const FIRST = { message: "first", date: "2026-11-01T10:00:00Z" };
const SECOND = { message: "second: ünï\u001fcode", date: "2026-11-10T10:00:00Z" };

function repository(): string {
  const root = tempFolder();
  git(root, "init", "-q", "-b", "main");
  return root;
}

describe("the state of a repository", () => {
  test("is absent outside of one and for the empty .git of a sandbox", () => {
    const folder = tempFolder();
    expect(readRepositoryState(folder)).toBeUndefined();
    mkdirSync(join(folder, ".git"));
    expect(readRepositoryState(folder)).toBeUndefined();
  });

  test("has no commit before the first", () => {
    const root = repository();
    expect(readRepositoryState(root)).toEqual({ root, branch: "main", detached: false, linked: false, dirty: [] });
  });

  test("tells branch, commit and what differs, whatever the names", () => {
    const root = repository();
    commit(root, { "app/a.md": "a\n", "app/old name.md": "moved and long enough to be seen as a rename\n", "app/gone.md": "x", "other/b.md": "b" }, FIRST);
    writeFileSync(join(root, "app", "a.md"), "changed");
    renameSync(join(root, "app", "old name.md"), join(root, "app", "new näme.md"));
    rmSync(join(root, "app", "gone.md"));
    git(root, "add", "-A");
    writeFileSync(join(root, "app", 'with "quote"\nand break.md'), "");
    mkdirSync(join(root, "app", "folder"));
    writeFileSync(join(root, "app", "folder", "# not a head"), "");
    writeFileSync(join(root, "other", "b.md"), "not below app");
    expect(readRepositoryState(join(root, "app"))).toEqual({
      root,
      branch: "main",
      commit: git(root, "rev-parse", "--short=7", "HEAD"),
      detached: false,
      linked: false,
      dirty: ["app/a.md", "app/folder/# not a head", "app/gone.md", "app/new näme.md", 'app/with "quote"\nand break.md'],
    });
  });

  test("tells a detached head, a linked worktree and files in conflict", () => {
    const root = repository();
    commit(root, { "a.md": "a\n" }, FIRST);
    git(root, "switch", "-q", "-c", "other");
    commit(root, { "a.md": "theirs\n" }, SECOND);
    git(root, "switch", "-q", "main");
    const tree = join(root, "tree");
    git(root, "worktree", "add", "-q", "--detach", tree);
    expect(readRepositoryState(tree)).toMatchObject({ root: tree, detached: true, linked: true, dirty: [] });
    expect(readRepositoryState(tree)).not.toHaveProperty("branch");
    commit(tree, { "a.md": "ours\n" }, SECOND);
    expect(() => git(tree, "merge", "-q", "other")).toThrow("merge");
    expect(readRepositoryState(tree)?.dirty).toEqual(["a.md"]);
  });
});

test("commits since a time are those that touch the folder, the newest first", () => {
  const root = repository();
  commit(root, { "app/a.md": "1" }, FIRST);
  commit(root, { "app/a.md": "2" }, SECOND);
  commit(root, { "other/b.md": "3" }, { message: "elsewhere", date: "2026-11-11T10:00:00Z" });
  expect(commitsSince(join(root, "app"), "2026-11-05T00:00:00Z")).toEqual([
    { id: git(root, "rev-parse", "--short", "HEAD~1"), author: "Ann", date: expect.stringMatching(/^2026-11-10T10:00:00/), subject: SECOND.message },
  ]);
  expect(commitsSince(join(root, "app"), "2026-10-01T00:00:00Z")).toHaveLength(2);
  expect(commitsSince(join(root, "app"), "--output=x")).toEqual([]);
  expect(commitsSince(tempFolder(), "2026-10-01T00:00:00Z")).toEqual([]);
});

test("a file is read as it was at a revision, byte-order mark and line ends kept", () => {
  const root = repository();
  commit(root, { "app/a.md": "\u{feff}one\r\n" }, FIRST);
  commit(root, { "app/a.md": "two\n" }, SECOND);
  const file = join(root, "app", "a.md");
  expect(fileAtRevision(file, "HEAD~1")).toBe("\u{feff}one\r\n");
  expect(fileAtRevision(file, "main")).toBe("two\n");
  for (const revision of ["nope", "", "-h", "--help", "HEAD:app", "a b", "HEAD\0"]) expect(fileAtRevision(file, revision)).toBeUndefined();
  expect(fileAtRevision(join(root, "app", "none.md"), "HEAD")).toBeUndefined();
});

test("the history of a file follows renames and reads each text when asked", () => {
  const root = repository();
  const text = "a handoff that is long enough to be recognised when it moves\n".repeat(5);
  commit(root, { "AGENT_HANDOFF.md": text }, FIRST);
  git(root, "mv", "AGENT_HANDOFF.md", "AGENT-HANDOFF.md");
  commit(root, {}, SECOND);
  commit(root, { "AGENT-HANDOFF.md": `${text}more\n` }, { message: "third", date: "2026-11-12T10:00:00Z" });
  const history = fileHistory(join(root, "AGENT-HANDOFF.md"));
  expect(history.map(({ subject, path }) => [subject, path])).toEqual([
    ["third", "AGENT-HANDOFF.md"],
    [SECOND.message, "AGENT-HANDOFF.md"],
    ["first", "AGENT_HANDOFF.md"],
  ]);
  expect(history.map((revision) => revision.text())).toEqual([`${text}more\n`, text, text]);
  expect(fileHistory(join(tempFolder(), "a.md"))).toEqual([]);
});

test("tracked paths and ignored paths are told, and neither outside of a repository", () => {
  const root = repository();
  commit(root, { ".gitignore": "*.log\n", "app/ä b.md": "", "app/sub/c.md": "" }, FIRST);
  expect(trackedPaths(join(root, "app"))).toEqual(["sub/c.md", "ä b.md"]);
  expect([isIgnored(join(root, "x.log")), isIgnored(join(root, "app", "x.md")), isIgnored(join(root, "-x.log"))]).toEqual([true, false, true]);
  expect(trackedPaths(tempFolder())).toBeUndefined();
  expect(isIgnored(join(tempFolder(), "x"))).toBe(false);
});

describe("git is called", () => {
  test("without what points to another repository and without prompts", () => {
    const env = gitEnvironment({ GIT_DIR: "/elsewhere", GIT_INDEX_FILE: "x", PATH: "/bin", LC_ALL: "de_DE.UTF-8", GIT_SSH_COMMAND: "mine" });
    expect(env).toMatchObject({ PATH: "/bin", LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", GIT_SSH_COMMAND: "mine" });
    expect(Object.keys(env)).not.toContain("GIT_DIR");
  });

  test("and ends when it takes too long", () => {
    const result = runGit(["-c", "alias.wait=!sleep 30", "wait"], { folder: tempFolder(), timeoutMs: 50 });
    expect([result.ok, result.code]).toEqual([false, -1]);
  });

  test("and a folder that is not there is a failure, not an exception", () => {
    expect(runGit(["status"], { folder: join(tempFolder(), "none") })).toMatchObject({ ok: false, code: -1 });
  });

  test("a program that the repository names as file system monitor is not started", () => {
    const root = repository();
    commit(root, { "a.md": "" }, FIRST);
    git(root, "config", "core.fsmonitor", "touch started;");
    expect(readRepositoryState(root)?.dirty).toEqual([]);
  });
});
