import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { git } from "../workspace/support/git-repository.ts";
import { runCli, runJson, runWell } from "./run.ts";
import { handoffText, makeFolder, makeWorkspace, putFile, treeOf } from "./workspace.ts";

test("every project is a line: active mark, owner, status, age, next action", async () => {
  const root = makeWorkspace({
    shop: { owner: "Claude", status: "in-progress", next: "Build T2" },
    blog: { owner: "User", updated: "2026-11-18T15:04:05Z by User" },
  });
  expect(await runWell(["status"], { cwd: root })).toBe(
    `   PROJECT  OWNER   STATUS       AGE  NEXT\n*  shop     Claude  in-progress  5h   Build T2\n   blog     User    ready        2d   Write the first task\n`,
  );
});

test("what cannot be read is a line too, not a crash", async () => {
  const root = makeWorkspace({ good: { owner: "Codex" }, gone: {}, empty: {}, folder: {}, outside: {}, torn: {} });
  rmSync(join(root, "gone"), { recursive: true });
  rmSync(join(root, "empty/AGENT-HANDOFF.md"));
  rmSync(join(root, "folder/AGENT-HANDOFF.md"));
  putFile(root, "folder/AGENT-HANDOFF.md/x", "");
  rmSync(join(root, "outside"), { recursive: true });
  symlinkSync("/", join(root, "outside"));
  putFile(
    root,
    "torn/AGENT-HANDOFF.md",
    handoffText("torn").replace("| Status | ready |", "<<<<<<< a\n| Status | ready |\n=======\n| Status | done |\n>>>>>>> b"),
  );
  const { code, out } = await runCli(["status"], { cwd: root });
  expect(code).toBe(0);
  expect(out).toMatch(/good +Codex +ready/u);
  expect(out).toMatch(/gone +- +unreadable +Cannot open .*there is no such folder/u);
  expect(out).toMatch(/empty +- +unreadable +.*it has no handoff file/u);
  expect(out).toMatch(/folder +- +unreadable/u);
  expect(out).toMatch(/outside +- +unreadable/u);
  expect(out).toMatch(/torn +Nobody +conflicts/u);
});

test("--owner takes any spelling of an owner", async () => {
  const root = makeWorkspace({ a: { owner: "Claude" }, b: { owner: "User" }, c: {} });
  const names = async (owner: string): Promise<readonly string[]> =>
    (await runJson(["status", "--owner", owner], { cwd: root })).projects.map(({ name }: { readonly name: string }) => name);
  expect(await names("Claude Code")).toEqual(["a"]);
  expect(await names("me")).toEqual(["b"]);
  expect(await names("nobody")).toEqual(["c"]);
});

test("projects that the index does not name are shown, marked so", async () => {
  const root = makeWorkspace({ shop: {} });
  putFile(root, "stray/HANDOFF.md", "# Stray\n");
  expect(await runWell(["status"], { cwd: root })).toMatch(/stray \(not in the index\) +Nobody +not adopted/u);
});

test("the lease of a living session is told", async () => {
  const root = makeWorkspace({ shop: { owner: "Codex" } });
  await runWell(["handoff", "--as", "codex", "--no-git"], { cwd: join(root, "shop") });
  const { projects } = await runJson(["status"], { cwd: root });
  expect(projects[0].lease).toEqual({ agent: "codex", until: "2026-11-20T15:34:05Z" });
  expect((await runJson(["status"], { cwd: root, now: "2026-11-20T16:00:00Z" })).projects[0].lease).toBeUndefined();
});

test("--drift asks git for branch and changed files", async () => {
  const root = makeWorkspace({ shop: { files: { "a.txt": "x" } } });
  git(join(root, "shop"), "init", "-q", "-b", "main");
  const { projects } = await runJson(["status", "--drift"], { cwd: root });
  expect(projects[0].drift).toEqual({ branch: "main", changed: 2 });
});

test("a project without a workspace is shown alone", async () => {
  const root = makeFolder({ "shop/AGENT-HANDOFF.md": handoffText("shop", { owner: "Codex" }), "shop/src/a": "" });
  expect(await runWell(["status"], { cwd: join(root, "shop/src") })).toMatch(/\* +shop +\(?.*Codex/u);
});

test("text from files reaches the terminal without control characters", async () => {
  const root = makeWorkspace({ shop: { owner: "Codex", next: "run \u001b[31mthis\u202e now" } });
  expect(await runWell(["status"], { cwd: root })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
});

test("reading changes nothing, and a second reading says the same", async () => {
  const root = makeWorkspace({ shop: { owner: "Codex" }, blog: {} });
  const before = treeOf(root);
  const first = await runWell(["status"], { cwd: root });
  expect(await runWell(["status"], { cwd: root })).toBe(first);
  expect(treeOf(root)).toEqual(before);
});

const TASKS = ["- [x] **T1** Design (owner: claude)", "- [ ] **T2** Build (owner: codex; after: T1)", "- [ ] **T3** Try (owner: user; after: T2)"];

test("next names the ready task of each project's owner, else its next action", async () => {
  const root = makeWorkspace({
    shop: { owner: "Codex", pending: TASKS },
    blog: { owner: "User", next: "Choose a name" },
    old: { owner: "Claude", status: "done" },
  });
  expect(await runWell(["next"], { cwd: root })).toBe("*  shop  Codex  T2 Build\n   blog  User   Choose a name\n");
  expect(await runWell(["next", "--owner", "user"], { cwd: root })).toBe("   blog  User  Choose a name\n");
  expect(await runWell(["next", "--owner", "gemini"], { cwd: root })).toBe("Nothing waits\n");
  expect(await runJson(["next"], { cwd: root })).toMatchObject({
    kind: "next",
    waiting: [{ project: "shop", owner: "codex", task: "T2 Build" }, { project: "blog" }],
  });
});
