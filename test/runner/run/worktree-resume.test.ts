import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import { beginRun } from "../../../src/runner/run/begin-run.ts";
import { resumeRun } from "../../../src/runner/run/resume-run.ts";
import { planOf, shellStep } from "../plan-of.ts";
import { SOURCE, temporaryFolder } from "./by-hand.ts";

const { kind: _kind, command: _command, captureOutput: _capture, ...BASE } = shellStep({ name: "tree" });

function repository(): string {
  const root = temporaryFolder();
  const git = (...args: readonly string[]): unknown => execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: root });
  git("init", "-q", "-b", "main");
  writeFileSync(join(root, "a.txt"), "one\n");
  git("add", "-A");
  git("commit", "-q", "-m", "one");
  return root;
}

/** Makes a worktree, works in it, and fails at the end as long as there is no `go`. */
function planIn(root: string) {
  const tree = {
    ...BASE,
    kind: "worktree",
    branch: parseTemplate("feature"),
    path: parseTemplate("trees/feature"),
    createBranch: true,
  } as const;
  const work = shellStep({ name: "work", dependsOn: ["tree"], cwd: parseTemplate("{{steps.tree.output}}"), command: "echo x >> made" });
  const last = shellStep({ name: "last", dependsOn: ["work"], command: `[ -e ${root}/go ]` });
  return planOf([tree, work, last]);
}

describe("a resumed run with a worktree of git", () => {
  test("makes it once, and goes on with what was done in it", { timeout: 30_000 }, async () => {
    const root = repository();
    const around = { plan: planIn(root), source: SOURCE, cwd: root, root, environment: { PATH: process.env["PATH"], HOME: root } };
    const first = beginRun({ ...around, runsFolder: join(root, ".agent-relay", "runs") });
    if (!first.ok) throw new Error(first.problem.message);
    expect((await first.value.finished).status).toBe("failed");
    writeFileSync(join(root, "go"), "");
    const again = resumeRun({ ...around, folder: first.value.folder });
    if (!again.ok) throw new Error(again.problem.message);
    const { status, steps } = await again.value.finished;
    expect([status, ...[...steps.values()].map(({ name, attempts }) => `${name} ${attempts}`)]).toEqual(["completed", "tree 1", "work 1", "last 2"]);
    expect(readFileSync(join(root, "trees/feature/made"), "utf8")).toBe("x\n");
    expect(existsSync(join(first.value.folder, "attempts", "tree-2"))).toBe(false);
  });
});
