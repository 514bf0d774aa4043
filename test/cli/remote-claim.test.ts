import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, git } from "../workspace/support/git-repository.ts";
import { runCli } from "./run.ts";
import { handoffText, makeFolder } from "./workspace.ts";

/** A clone of a repository that holds a project, and the bare one it shares with other machines. */
function machines(): { readonly one: string; readonly bare: string } {
  const root = makeFolder();
  git(root, "init", "-q", "--bare", "bare.git");
  git(root, "clone", "-q", "bare.git", "one");
  const handoff = handoffText("app", { next: "Write T1", pending: ["- [ ] **T1** Write it (owner: codex)"] });
  commit(join(root, "one"), { "AGENT-HANDOFF.md": handoff }, { message: "first", date: "2026-11-20T10:00:00Z" });
  git(join(root, "one"), "push", "-q", "origin", "HEAD");
  return { one: join(root, "one"), bare: join(root, "bare.git") };
}

const claims = (bare: string): string => git(bare, "for-each-ref", "--format=%(refname)", "refs/agent-relay");

describe("a claim for all machines that share a remote", () => {
  test.each([
    ["release", ["release", "--remote", "origin", "--as", "codex"]],
    ["pass", ["pass", "--to", "user", "--summary", "Done with it", "--remote", "origin", "--as", "codex"]],
  ])("is given back by %s", async (_, words) => {
    const { one, bare } = machines();
    expect((await runCli(["claim", "--remote", "origin", "--as", "codex"], { cwd: one })).code).toBe(0);
    expect(claims(bare)).not.toBe("");
    expect(await runCli(words, { cwd: one })).toMatchObject({ code: 0, err: "" });
    expect(claims(bare)).toBe("");
  });

  test("stays where the move is refused, is only tried, or the claim is another agent's", async () => {
    const { one, bare } = machines();
    await runCli(["claim", "--remote", "origin", "--as", "codex"], { cwd: one });
    expect((await runCli(["release", "--remote", "origin", "--as", "claude"], { cwd: one })).code).toBe(3);
    expect((await runCli(["release", "--remote", "origin", "--as", "codex", "--dry-run"], { cwd: one })).code).toBe(0);
    expect(claims(bare)).not.toBe("");
    await runCli(["release", "--as", "codex"], { cwd: one });
    await runCli(["claim", "--as", "claude"], { cwd: one });
    expect((await runCli(["release", "--remote", "origin", "--as", "claude"], { cwd: one })).code).toBe(0);
    expect(claims(bare)).not.toBe("");
  });

  test("that git cannot reach ends the move before anything is written", async () => {
    const { one } = machines();
    await runCli(["claim", "--as", "codex"], { cwd: one });
    const { code, err } = await runCli(["release", "--remote", "nowhere", "--as", "codex"], { cwd: one });
    expect(code).toBe(1);
    expect(err).toContain('Cannot read the claim on "nowhere"');
    expect(git(one, "diff", "HEAD", "--", "AGENT-HANDOFF.md")).toContain("+| Current Owner | Codex |");
  });
});
