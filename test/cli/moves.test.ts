import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "./check-workspace.ts";
import { runCli } from "./run.ts";

const HANDOFF = `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | Claude |
| Status | in-progress |
| Next Action | T1 Design the flow |
| Updated | 2026-11-20T10:00:00Z by User |

## Pending Tasks

- [ ] **T1** Design the flow (owner: claude)
- [ ] **T2** Build it (owner: codex; after: T1)

## Completed Tasks

- [x] **T0** Begin (by user; 2026-11-01; unverified)

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
`;

const INDEX = `# Workspace

## Active Handoff

| Project | Owner | Since |
| --- | --- | --- |
| shop | Claude | 2026-11-19 |

## Projects

| Project | Path | Owner |
| --- | --- | --- |
| shop | shop | Claude |
| blog | blog | Nobody |
`;

function workspace(handoff = HANDOFF): string {
  return makeFolder({
    "AGENT-HANDOFF.md": INDEX,
    "shop/AGENT-HANDOFF.md": handoff,
    "blog/AGENT-HANDOFF.md": HANDOFF.replace("| Claude |", "| Nobody |").replace("shop", "blog"),
  });
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Every file below a folder with its bytes, machine state left out. */
function tree(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder)
    .filter((name) => name !== ".agent-relay")
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? Object.entries(tree(path)) : [[path, readFileSync(path, "utf8")] as const];
    });
  return Object.fromEntries(entries);
}

test("a pass writes owner, status, next action, stamp, log and index, and nothing else", async () => {
  const root = workspace();
  const { code, out } = await runCli(["pass", "--to", "codex", "--summary", "Designed | it", "--as", "claude", "--next", "Build"], { cwd: join(root, "shop") });
  expect({ code, out }).toEqual({ code: 0, out: "shop: Passed to Codex: Designed | it\n  Next: open Codex and type HANDOFF\n" });
  const expected = HANDOFF.replace("Owner | Claude", "Owner | Codex")
    .replace("in-progress", "ready")
    .replace("| T1 Design the flow |", "| Build |")
    .replace("2026-11-20T10:00:00Z by User", "2026-11-20T15:04:05Z by Claude");
  expect(read(root, "shop/AGENT-HANDOFF.md")).toBe(`${expected}| 2026-11-20T15:04:05Z | Claude | Codex | Designed \\| it |\n`);
  expect(read(root, "AGENT-HANDOFF.md")).toContain("| shop | Codex | 2026-11-20T15:04:05Z |");
  expect(read(root, "AGENT-HANDOFF.md")).toContain("| shop | shop | Codex |");
});

test("from the workspace root a move goes to the active project, or to the one that is named", async () => {
  const root = workspace();
  expect((await runCli(["claim", "--as", "codex"], { cwd: root })).code).toBe(3);
  expect(await runCli(["claim", "--as", "codex", "--project", "Blog"], { cwd: root })).toMatchObject({ code: 0, out: "blog: Codex claimed the project\n" });
});

test("a task is started, done with its evidence, and reopened", async () => {
  const cwd = join(workspace(), "shop");
  expect((await runCli(["start", "t1", "--as", "claude"], { cwd })).out).toBe("shop: Started T1 Design the flow\n");
  expect((await runCli(["done", "T1", "--evidence", "npm test | tee `x`", "--exit-code", "0", "--as", "claude"], { cwd })).code).toBe(0);
  expect(read(cwd, "AGENT-HANDOFF.md")).toMatch(
    /## Completed Tasks[^]*- \[x\] \*\*T1\*\* Design the flow \(.*by claude; 2026-11-20; evidence: .*npm test \| tee.* 0/u,
  );
  expect((await runCli(["reopen", "T1", "--reason", "no", "--as", "claude"], { cwd })).code).toBe(0);
  expect(read(cwd, "AGENT-HANDOFF.md")).toMatch(/## Pending Tasks[^]*- \[ \] \*\*T1\*\*[^]*## Completed Tasks/u);
});

test("a block passes the project to the user with the reason", async () => {
  const cwd = join(workspace(), "shop");
  expect((await runCli(["block", "T1", "--reason", "needs a key", "--as", "claude"], { cwd })).code).toBe(0);
  const text = read(cwd, "AGENT-HANDOFF.md");
  expect(text).toContain("| Current Owner | User |");
  expect(text).toContain("| Status | blocked |");
  expect(text).toContain("needs a key");
});

test("a review writes the review file, and only the user approves", async () => {
  const cwd = join(workspace(), "shop");
  expect((await runCli(["review", "--findings", "-", "--as", "claude"], { cwd, stdin: "- src/a.ts:1 wrong\n" })).code).toBe(0);
  expect(read(cwd, "CLAUDE_REVIEW.md")).toContain("# Claude Review\n\n## Review 2026-11-20T15:04:05Z by Claude");
  expect(read(cwd, "CLAUDE_REVIEW.md")).toContain("- src/a.ts:1 wrong");
  expect((await runCli(["approve", "--as", "claude"], { cwd })).code).toBe(3);
  expect((await runCli(["approve", "--as", "user"], { cwd })).code).toBe(0);
});

test("a dry run shows the change as a diff and writes nothing", async () => {
  const root = workspace();
  const before = tree(root);
  const { code, out } = await runCli(["release", "--as", "claude", "--dry-run"], { cwd: join(root, "shop") });
  expect(code).toBe(0);
  expect(out).toContain("-| Current Owner | Claude |\n");
  expect(out).toContain("+| Current Owner | Nobody |\n");
  expect(tree(root)).toEqual(before);
});

test("a second session of the same agent is held off while the first one is at work, and may go on when its lease has run out", async () => {
  const cwd = join(workspace(), "shop");
  const first = { cwd, env: { CLAUDE_CODE_SESSION_ID: "one" } };
  const second = { cwd, env: { CLAUDE_CODE_SESSION_ID: "two" } };
  expect((await runCli(["start", "T1", "--as", "claude"], first)).code).toBe(0);
  expect(await runCli(["done", "T1", "--unverified", "--as", "claude"], second)).toMatchObject({
    code: 3,
    err: expect.stringContaining("Another session of Claude"),
  });
  expect((await runCli(["done", "T1", "--unverified", "--as", "claude"], { ...second, now: "2026-11-20T15:35:00Z" })).code).toBe(0);
});

test("another agent takes over only when the owner's lease has run out", async () => {
  const cwd = join(workspace(), "shop");
  await runCli(["start", "T1", "--as", "claude"], { cwd, env: { CLAUDE_CODE_SESSION_ID: "one" } });
  expect((await runCli(["take-over", "--as", "codex"], { cwd })).code).toBe(3);
  expect((await runCli(["take-over", "--as", "codex"], { cwd, now: "2026-11-20T16:00:00Z" })).out).toBe("shop: Codex took the project over from Claude\n");
});

test("inside an agent's shell the agent is known, and nobody passes for the user", async () => {
  const cwd = join(workspace(), "shop");
  expect((await runCli(["start", "T1"], { cwd, env: { CLAUDECODE: "1" } })).code).toBe(0);
  expect(await runCli(["approve", "--as", "user"], { cwd, env: { CLAUDECODE: "1" } })).toMatchObject({ code: 3 });
  expect(await runCli(["approve"], { cwd, env: { CLAUDECODE: "1", AGENT_RELAY_AGENT: "user" } })).toMatchObject({ code: 3 });
});

describe("a move that is refused says one thing and changes nothing", () => {
  const conflicted = HANDOFF.replace(
    "| Current Owner | Claude |",
    "<<<<<<< ours\n| Current Owner | Claude |\n=======\n| Current Owner | Codex |\n>>>>>>> theirs",
  );
  const cycle = HANDOFF.replace("(owner: claude)", "(owner: claude; after: T2)");
  test.each([
    ["no identity", ["start", "T1"], HANDOFF, 2, "Cannot tell who asks"],
    ["an unknown agent", ["start", "T1", "--as", "cluade"], HANDOFF, 2, "Unexpected agent `cluade`"],
    ["not the owner", ["start", "T1", "--as", "codex"], HANDOFF, 3, "It is Claude's turn"],
    ["an unknown task", ["start", "T9", "--as", "claude"], HANDOFF, 1, "T9"],
    ["a missing task", ["start", "--as", "claude"], HANDOFF, 2, "Missing required argument"],
    ["a task that waits", ["start", "T2", "--as", "user"], HANDOFF, 1, "T1"],
    ["a cycle of tasks", ["start", "T1", "--as", "claude"], cycle, 1, "T2"],
    ["a task done already", ["done", "T0", "--unverified", "--as", "claude"], HANDOFF, 1, "T0"],
    ["no evidence", ["done", "T1", "--as", "claude"], HANDOFF, 2, "Missing `--evidence`"],
    ["evidence and none", ["done", "T1", "--evidence", "x", "--unverified", "--as", "claude"], HANDOFF, 2, "Unexpected `--unverified`"],
    ["an exit code that is none", ["done", "T1", "--evidence", "x", "--exit-code", "one", "--as", "claude"], HANDOFF, 2, "Unexpected exit code `one`"],
    ["no next owner", ["pass", "--summary", "x", "--as", "claude"], HANDOFF, 2, "Missing `--to`"],
    ["no summary", ["pass", "--to", "codex", "--as", "claude"], HANDOFF, 2, "Missing `--summary`"],
    ["a blank summary", ["pass", "--to", "codex", "--summary", "  ", "--as", "claude"], HANDOFF, 2, "Missing `--summary`"],
    ["nothing ready for the next owner", ["pass", "--to", "gemini", "--summary", "x", "--as", "claude"], HANDOFF, 2, "Missing the next action"],
    ["an unknown next owner", ["pass", "--to", "codx", "--summary", "x", "--as", "claude"], HANDOFF, 2, "Unexpected agent `codx`"],
    ["the owner itself", ["pass", "--to", "claude", "--summary", "x", "--as", "claude"], HANDOFF, 2, "Claude owns the project already"],
    ["force by an agent", ["claim", "--force", "--as", "codex"], HANDOFF, 3, "Only the user may use --force"],
    ["no findings", ["review", "--as", "claude"], HANDOFF, 2, "Missing `--findings`"],
    ["no reason", ["block", "T1", "--as", "claude"], HANDOFF, 2, "Missing `--reason`"],
    ["an unknown project", ["claim", "--project", "shp", "--as", "claude"], HANDOFF, 1, "near: `shop`"],
    ["an unknown option", ["claim", "--forse", "--as", "claude"], HANDOFF, 2, "Unknown option"],
    ["too many words", ["release", "now", "--as", "claude"], HANDOFF, 2, "Too many arguments"],
    ["conflict markers", ["start", "T1", "--as", "claude"], conflicted, 1, "conflict markers at line 5"],
    ["a file that is not adopted", ["claim", "--as", "claude"], "# Notes\n\nJust text.\n", 1, "no owner field"],
    ["an empty file", ["claim", "--as", "claude"], "", 1, "no owner field"],
    ["a file of zero bytes and controls", ["claim", "--as", "claude"], "\0\u0001\u001b[31m", 1, "no owner field"],
    ["a remote that is none", ["claim", "--remote", "origin", "--as", "claude"], HANDOFF.replace("| Claude |", "| Nobody |"), 1, "origin"],
  ])("%s", async (_, argv, handoff, code, message) => {
    const root = workspace(handoff);
    const before = tree(root);
    const run = await runCli(argv, { cwd: join(root, "shop") });
    expect(run).toMatchObject({ code, out: "" });
    expect(run.err).toContain(message);
    expect(run.err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect(run.err).not.toMatch(/\n\s+at /u);
    expect(tree(root)).toEqual(before);
  });
});
