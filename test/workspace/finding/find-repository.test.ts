import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findRepository } from "../../../src/workspace/finding/find-repository.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("a repository is found from a folder below", () => {
  const root = tempFolder({ "a/b/x": "" });
  execFileSync("git", ["init", "-q"], { cwd: root });
  expect(findRepository(join(root, "a", "b"))).toEqual({ root, gitFolder: join(root, ".git"), linked: false });
});

test("an empty .git folder, as a sandbox leaves it, is none", () => {
  const root = tempFolder({ "a/x": "" });
  execFileSync("git", ["init", "-q"], { cwd: root });
  mkdirSync(join(root, "a", ".git"));
  expect(findRepository(join(root, "a"))?.root).toBe(root);
});

test.each(["", "nonsense", "gitdir:"])("a .git file that says %j is none", (text) => {
  const root = tempFolder({ "a/.git": text });
  expect(findRepository(join(root, "a"))?.root).not.toBe(join(root, "a"));
});

test("a linked worktree is told", () => {
  const root = tempFolder({ "tree/.git": "gitdir: ../main/.git/worktrees/tree\n" });
  expect(findRepository(join(root, "tree"))).toEqual({ root: join(root, "tree"), gitFolder: join(root, "main", ".git", "worktrees", "tree"), linked: true });
});
