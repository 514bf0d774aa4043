import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { commit, git } from "../../workspace/support/git-repository.ts";
import { runCli, runJson } from "../run.ts";
import { makeFolder, makeWorkspace, putFile, textOf } from "../workspace.ts";
import { keptRuns, makeProject, verifyEnv } from "./project.ts";

const A1 = "- [ ] **A1** the total is right. Check: `grep -q total src/cart.txt`";
const T2 = "- [ ] **T2** Build the cart for A1 (owner: codex)";

function shop(): string {
  return makeProject({
    scope: ["- `src/**`"],
    criteria: [A1],
    pending: [T2, "- [ ] **T3** Review it (owner: claude; after: T2)"],
    files: { "src/cart.txt": "total\n", "notes.txt": "n\n" },
  });
}

const env = verifyEnv();

describe("agent-relay verify", () => {
  test("runs the checks of a project and keeps exit code, time, commit, output and who", async () => {
    const cwd = makeProject({
      criteria: ["- [ ] **A1** it speaks. Check: `sh -c 'echo hello; echo oh >&2; exit 4'`"],
      pending: ["- [ ] **T1** Do", "  Check: `true`"],
    });
    const head = git(cwd, "rev-parse", "HEAD");
    const run = await runCli(["verify", "--yes"], { cwd, env: { ...env, AGENT_RELAY_AGENT: "codex" } });
    expect(run).toMatchObject({ code: 1 });
    expect(run.out).toMatch(
      /^failed {2}A1 {2}sh -c 'echo hello; echo oh >&2; exit 4' \(ended with exit code 4\), \d+\.\d s\n {4}hello\n {4}oh\npassed {2}T1 {2}true, \d+\.\d s\n1 of 2 checks passed\n$/u,
    );
    expect(run.err).toBe("Running 1 of 2: sh -c 'echo hello; echo oh >&2; exit 4'\nRunning 2 of 2: true\n");
    expect(keptRuns(cwd)).toMatchObject([
      {
        version: 1,
        outcome: "failed",
        exitCode: 4,
        of: ["A1"],
        by: "codex",
        files: { commit: head, dirty: false },
        stdout: { head: "hello\n" },
        stderr: { head: "oh\n" },
      },
      { command: "true", outcome: "passed", exitCode: 0, of: ["T1"] },
    ]);
  });

  test("goes stale when the commit moves on, is a finding then, and done wants it run again", async () => {
    const cwd = shop();
    const done = ["done", "T2", "--as", "codex"];
    expect(await runCli(done, { cwd, env })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Cannot finish T2 [^:]*: `grep -q total src\/cart\.txt` was not run yet\n {2}Try: agent-relay verify T2/u),
    });
    expect(await runCli(["verify", "T2", "--yes"], { cwd, env })).toMatchObject({ code: 0 });
    expect((await runCli(["check"], { cwd, env })).out).not.toContain("evidence");

    commit(cwd, { "src/cart.txt": "total of all\n" }, { message: "go on", date: "2026-11-20T11:00:00Z" });
    const check = await runJson(["check"], { cwd, env });
    expect(check.findings).toMatchObject([{ rule: "evidence-fresh", message: expect.stringContaining("`A1`") }]);
    expect(await runCli(done, { cwd, env })).toMatchObject({ code: 1, err: expect.stringContaining("passed, but since then files in scope changed") });

    expect(await runCli(["verify", "shop", "A1", "--yes"], { cwd, env })).toMatchObject({ code: 0 });
    expect((await runCli(["check"], { cwd, env })).out).not.toContain("evidence");
    expect(await runCli(done, { cwd, env })).toMatchObject({ code: 0 });
    const id = git(cwd, "rev-parse", "--short=7", "HEAD");
    expect(textOf(cwd, "AGENT-HANDOFF.md")).toContain(
      `- [x] **T2** Build the cart for A1 (owner: codex; by codex; 2026-11-20; evidence: \`grep -q total src/cart.txt\` 0 @ ${id})`,
    );
  });

  test.each([
    ["a commit of what was there already", "fresh", (cwd: string) => commit(cwd, {}, { message: "record", date: "2026-11-20T11:00:00Z" })],
    ["a change of the handoff", "fresh", (cwd: string) => writeFileSync(join(cwd, "DECISIONS.md"), "# Decisions\n")],
    ["an open change out of scope", "fresh", (cwd: string) => writeFileSync(join(cwd, "notes.txt"), "more\n")],
    [
      "a commit out of scope",
      "stale: the commit moved on",
      (cwd: string) => commit(cwd, { "notes.txt": "more\n" }, { message: "m", date: "2026-11-20T11:00:00Z" }),
    ],
    ["a new file in scope", "stale: files in scope changed", (cwd: string) => writeFileSync(join(cwd, "src", "new.txt"), "")],
    ["a removed file in scope", "stale: files in scope changed", (cwd: string) => git(cwd, "rm", "-q", "src/other.txt")],
  ])("after %s the evidence is %s", async (_, expected, change) => {
    const cwd = makeProject({ scope: ["- `src/**`"], criteria: [A1], files: { "src/cart.txt": "total\n", "src/other.txt": "", "notes.txt": "" } });
    writeFileSync(join(cwd, "src", "cart.txt"), "the total\n");
    expect((await runCli(["verify", "--yes"], { cwd, env })).code).toBe(0);
    change(cwd);
    expect((await runCli(["verify", "--list"], { cwd, env })).out).toBe(
      `OF  EVIDENCE${" ".repeat(Math.max(2, expected.length - 6))}COMMAND\nA1  ${expected.padEnd(8)}  grep -q total src/cart.txt\n`,
    );
  });

  test.each([
    ["a known file that somebody changes meanwhile", ["stale: files changed"], "echo more >> notes.txt", {}],
    ["a new file that it leaves", ["fresh"], "date +%N > report.txt", {}],
    ["a known file in scope", ["stale: files in scope changed"], "echo more >> src/cart.txt", { scope: ["- `src/**`"] }],
    ["a known file out of scope", ["fresh"], "echo more >> notes.txt", { scope: ["- `src/**`"] }],
  ])("rests, of %s while a check runs, on what it tested", async (_, [expected = ""], script, more) => {
    const cwd = makeProject({
      ...more,
      criteria: ["- [ ] **A1** x. Check: `sh check.sh`"],
      files: { "src/cart.txt": "", "notes.txt": "", "check.sh": script },
    });
    expect((await runCli(["verify", "--yes"], { cwd, env })).code).toBe(0);
    expect((await runCli(["verify", "--list"], { cwd, env })).out).toContain(`A1  ${expected}  `);
  });

  test("finds a tick whose check fails now", async () => {
    const cwd = makeProject({ criteria: [A1.replace("[ ]", "[x]")], files: { "src/cart.txt": "nothing\n" } });
    expect((await runCli(["verify", "--yes"], { cwd, env })).code).toBe(1);
    expect(await runCli(["check"], { cwd, env })).toMatchObject({
      code: 1,
      out: expect.stringContaining("Unexpected tick of `A1`, expected `grep -q total src/cart.txt` to pass: it ended with exit code 1"),
    });
  });

  test("says done unverified only with a reason where there is a check, and writes it down", async () => {
    const cwd = shop();
    expect(await runCli(["done", "T2", "--unverified", "--as", "codex"], { cwd, env })).toMatchObject({
      code: 2,
      err: expect.stringContaining("Missing `--reason`"),
    });
    const run = await runCli(["done", "T2", "--unverified", "--reason", "the (old) server; it is down", "--as", "codex"], { cwd, env });
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining("(unverified: the (old) server; it is down)") });
    const text = textOf(cwd, "AGENT-HANDOFF.md");
    expect(text).toContain("evidence: unverified: the old server, it is down)");
    expect((await runCli(["check"], { cwd, env })).out).not.toContain("Missing evidence");
  });

  test("does not take a claim for the run of a check, but keeps it beside one", async () => {
    const cwd = shop();
    const done = ["done", "T2", "--evidence", "npm test", "--as", "codex"];
    expect((await runCli(done, { cwd, env })).code).toBe(1);
    await runCli(["verify", "--yes"], { cwd, env });
    expect((await runCli(done, { cwd, env })).code).toBe(0);
    expect(textOf(cwd, "AGENT-HANDOFF.md")).toMatch(/evidence: `grep -q total src\/cart\.txt` 0 @ [0-9a-f]{7}, `npm test` 0 @ [0-9a-f]{7}\)/u);
  });

  test("asks the last open task for the checks of all criteria that no other task has", async () => {
    const cwd = makeProject({
      criteria: [A1, "- [ ] **A2** lint. Check: `false`"],
      pending: ["- [ ] **T1** One (owner: codex)", "- [ ] **T2** Two, for A2 (owner: codex)"],
    });
    const done = (id: string): ReturnType<typeof runCli> => runCli(["done", id, "--unverified", "--as", "codex"], { cwd, env });
    expect(await done("T2")).toMatchObject({ code: 2, err: expect.stringContaining("`false` was not run yet") });
    expect((await done("T1")).code).toBe(0);
    expect(await done("T2")).toMatchObject({ code: 2 });
    const run = await runCli(["verify", "T2", "--yes"], { cwd, env });
    expect(run.out).toContain("A1");
    expect(run.out).toContain("A2");
  });

  test("finds what is meant by one word or two, and refuses what is not there", async () => {
    const cwd = shop();
    const listed = async (...words: readonly string[]): Promise<string> => (await runCli(["verify", ...words, "--list"], { cwd, env })).out;
    for (const words of [[], ["T2"], ["A1"], ["shop"], ["SHOP", "a1"], ["--all"]]) expect(await listed(...words)).toContain("A1  never run here");
    expect(await listed("T3")).toContain("No criterion has a check");
    expect(await runCli(["verify", "T9"], { cwd, env })).toMatchObject({
      code: 1,
      err: expect.stringContaining("No task, criterion or project is called `T9`"),
    });
    expect(await runCli(["verify", "shop", "T9"], { cwd, env })).toMatchObject({
      code: 1,
      err: expect.stringContaining("No task or criterion of shop is called `T9`"),
    });
    expect((await runCli(["verify", "--all", "T2"], { cwd, env })).code).toBe(2);
  });

  test("says in JSON what ran, and nothing else on standard output", async () => {
    const cwd = shop();
    const { projects } = await runJson(["verify", "--yes"], { cwd, env });
    expect(projects).toMatchObject([
      { project: "shop", notRun: [], interrupted: false, runs: [{ command: "grep -q total src/cart.txt", outcome: "passed", dirty: false }] },
    ]);
    expect((await runJson(["verify", "--list"], { cwd, env })).projects).toMatchObject([{ checks: [{ of: ["A1"], evidence: { outcome: "passed" } }] }]);
  });

  test("says with --dry-run what it would do with each check, and does none of it", async () => {
    const cwd = makeProject({ criteria: ["- [ ] **A1** x. Check: `touch one`", "- [ ] **A2** y. Check: `touch two`"] });
    const allowing = { ...env, AGENT_RELAY_VERIFY: '{"allow":["touch one"]}' };
    const plan = ["verify", "--dry-run"];
    expect(await runCli(plan, { cwd, env: allowing })).toEqual({ code: 0, out: "would run  A1  touch one\nmay not run  A2  touch two\n", err: "" });
    expect((await runCli(plan, { cwd, env: allowing, interactive: true })).out).toContain("would be asked for  A2  touch two\n");
    expect((await runCli([...plan, "--yes"], { cwd, env })).out).toContain("would run  A2  touch two\n");
    expect((await runJson(plan, { cwd, env: allowing })).projects).toMatchObject([
      {
        checks: [
          { of: ["A1"], plan: "run" },
          { of: ["A2"], plan: "refuse" },
        ],
      },
    ]);
    expect(git(cwd, "status", "--porcelain")).toBe("");
    expect(existsSync(join(cwd, ".agent-relay"))).toBe(false);
  });

  test("fails where what came of a check cannot be kept", async () => {
    const cwd = shop();
    writeFileSync(join(cwd, ".agent-relay"), "");
    const temporary = makeFolder({ [`agent-relay-${process.geteuid?.() ?? ""}`]: "" });
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = temporary;
    onTestFinished(() => void (before === undefined ? delete process.env["TMPDIR"] : (process.env["TMPDIR"] = before)));
    const run = await runCli(["verify", "--yes"], { cwd, env });
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining("\nCannot keep the run as evidence: ") });
    expect(run.out).toContain("1 of 1 check passed");
  });

  test("says why a project that is there cannot be opened, and what is written nearly alike where none is", async () => {
    const cwd = makeWorkspace({ payments: { owner: "Codex" }, blog: { owner: "Codex" } });
    rmSync(join(cwd, "payments", "AGENT-HANDOFF.md"));
    const blog = join(cwd, "blog");
    expect(await runCli(["verify", "payments"], { cwd: blog, env })).toMatchObject({ code: 1, err: expect.stringContaining('"payments" has no handoff file') });
    expect(await runCli(["verify", "paymnts"], { cwd: blog, env })).toMatchObject({
      code: 1,
      err: expect.stringContaining("is called `paymnts`; near: `payments`"),
    });
  });

  test("verifies every project of a workspace", async () => {
    const root = makeFolder({
      "AGENT-HANDOFF.md":
        "# W\n\n## Active Handoff\n\n| Project | Owner | Since |\n| --- | --- | --- |\n\n## Projects\n\n| Project | Path | Owner |\n| --- | --- | --- |\n| a | a | Codex |\n| b | b b | Codex |\n| gone | gone | Codex |\n",
    });
    for (const path of ["a", "b b"])
      putFile(root, `${path}/AGENT-HANDOFF.md`, `**Current Owner:** Codex\n\n## Acceptance Criteria\n- [ ] **A1** here. Check: \`sh -c 'basename "$PWD"'\`\n`);
    const run = await runCli(["verify", "--all", "--yes"], { cwd: root, env });
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^a:\npassed {2}A1 [^\n]*\nb:\npassed {2}A1 [^\n]*\n2 of 2 checks passed\n$/u);
    expect(run.err).toContain("gone");
    expect(keptRuns(join(root, "b b"))).toMatchObject([{ stdout: { head: "b b\n" } }]);
  });
});
