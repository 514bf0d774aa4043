import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createExecutor } from "../../../src/runner/steps/create-executor.ts";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { sampleAttempt, worktreeStep } from "./support/sample-attempt.ts";

const execute = createExecutor({ graceMs: 300 });

function git(project: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: project, encoding: "utf8" }).trim();
}

/** A repository with two commits; the branch `old` is at the first. */
function repository(): string {
  const project = tempFolder({ "a.txt": "one\n" });
  git(project, "init", "-q", "-b", "main");
  for (const text of ["one\n", "two\n"]) {
    writeFileSync(join(project, "a.txt"), text);
    git(project, "add", "-A");
    git(project, "commit", "-q", "-m", text.trim());
    if (text === "one\n") git(project, "branch", "old");
  }
  return project;
}

describe("a worktree step", () => {
  test("makes a worktree of a new branch, and gives its path", async () => {
    const project = repository();
    const end = await execute(
      sampleAttempt(worktreeStep("feature/{{name}}", ".worktrees/{{name}}"), { project, values: { variables: { name: "x" }, steps: new Map() } }),
    );
    expect(end).toEqual({ kind: "completed", output: `${project}/.worktrees/x`, exitCode: 0, reason: "exit" });
    expect(git(`${project}/.worktrees/x`, "rev-parse", "--abbrev-ref", "HEAD")).toBe("feature/x");
    expect(readFileSync(`${project}/.worktrees/x/a.txt`, "utf8")).toBe("two\n");
  });

  test("makes a new branch of another one", async () => {
    const project = repository();
    await execute(sampleAttempt(worktreeStep("new", "w", { baseBranch: parseTemplate("old") }), { project }));
    expect(readFileSync(`${project}/w/a.txt`, "utf8")).toBe("one\n");
  });

  test("makes a worktree of a branch that exists", async () => {
    const project = repository();
    expect(await execute(sampleAttempt(worktreeStep("old", "w", { createBranch: false }), { project }))).toMatchObject({ kind: "completed" });
    expect(await execute(sampleAttempt(worktreeStep("gone", "v", { createBranch: false }), { project }))).toMatchObject({
      kind: "failed",
      reason: "exit-code",
      error: expect.stringContaining("gone"),
    });
  });

  test("takes a worktree that is there already, with what was done in it", async () => {
    const project = repository();
    await execute(sampleAttempt(worktreeStep("new", "w"), { project }));
    writeFileSync(join(project, "w/mine.txt"), "");
    expect(await execute(sampleAttempt(worktreeStep("new", "w"), { project, attempt: 2 }))).toMatchObject({ kind: "completed", output: `${project}/w` });
    expect(existsSync(join(project, "w/mine.txt"))).toBe(true);
  });

  test("makes one anew that git was killed in the middle of", async () => {
    const project = repository();
    await execute(sampleAttempt(worktreeStep("new", "w"), { project }));
    writeFileSync(join(project, ".git/worktrees/w/locked"), "initializing");
    rmSync(join(project, "w/a.txt"));
    expect(await execute(sampleAttempt(worktreeStep("new", "w"), { project }))).toMatchObject({ kind: "completed" });
    expect(readFileSync(join(project, "w/a.txt"), "utf8")).toBe("two\n");
  });

  test("does not take a worktree of another branch", async () => {
    const project = repository();
    await execute(sampleAttempt(worktreeStep("one", "w"), { project }));
    expect(await execute(sampleAttempt(worktreeStep("two", "w"), { project }))).toMatchObject({
      kind: "failed",
      error: `Unexpected worktree of \`one\` at "${project}/w", expected one of \`two\``,
    });
  });

  test("leaves a folder alone that has something in it", async () => {
    const project = repository();
    mkdirSync(join(project, "w"));
    writeFileSync(join(project, "w/mine.txt"), "");
    expect(await execute(sampleAttempt(worktreeStep("new", "w"), { project }))).toMatchObject({
      kind: "failed",
      reason: "exit-code",
      error: expect.stringContaining("already exists"),
    });
    expect(existsSync(join(project, "w/mine.txt"))).toBe(true);
  });

  test.each(["../w", "/tmp/relay-w", "-w"])("does not make one at %s", async (path) => {
    const project = repository();
    expect(await execute(sampleAttempt(worktreeStep("new", path), { project }))).toMatchObject({ kind: "failed", reason: "error" });
    expect(git(project, "worktree", "list").split("\n")).toHaveLength(1);
  });

  test("takes no branch for an option", async () => {
    expect(await execute(sampleAttempt(worktreeStep("--force", "w"), { project: repository() }))).toMatchObject({ kind: "failed", reason: "error" });
  });

  test("says that there is no repository", async () => {
    expect(await execute(sampleAttempt(worktreeStep("new", "w")))).toMatchObject({
      kind: "failed",
      reason: "exit-code",
      error: expect.stringContaining("not a git repository"),
    });
  });
});
