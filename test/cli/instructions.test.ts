import { expect, test } from "vitest";
import { runCli, runJson, runWell } from "./run.ts";
import { makeFolder, makeWorkspace, putFile, textOf, treeOf } from "./workspace.ts";

test("the rules come from the program, anywhere", async () => {
  const out = await runWell(["instructions"], { cwd: makeFolder() });
  expect(out).toMatch(/^<!-- agent-relay:start -->\n[\s\S]*--as <your name>[\s\S]*<!-- agent-relay:end -->\n$/u);
  expect(await runJson(["instructions"], { cwd: makeFolder() })).toEqual({ schemaVersion: 1, kind: "instructions", text: out.trimEnd() });
});

test("for one agent its name is filled in", async () => {
  const out = await runWell(["instructions", "--agent", "Claude Code"], { cwd: makeFolder() });
  expect(out).toContain("--as claude`");
  expect(out).not.toContain("<your name>");
});

test("--check ends with 1 until --write has brought the files up to date; words around the block stay", async () => {
  const root = makeWorkspace({ shop: { files: { "CLAUDE.md": "mine\n\n<!-- agent-relay:start -->\nold rules\n<!-- agent-relay:end -->\n\nmine too" } } });
  expect(await runCli(["instructions", "--check"], { cwd: root })).toMatchObject({
    code: 1,
    out: "out of date: CLAUDE.md\nout of date: AGENTS.md\nout of date: GEMINI.md\n",
  });
  const before = treeOf(root);
  expect(await runWell(["instructions", "--write", "--dry-run"], { cwd: root })).toContain("-old rules");
  expect(treeOf(root)).toEqual(before);
  await runWell(["instructions", "--write"], { cwd: root });
  expect(textOf(root, "shop/CLAUDE.md")).toMatch(/^mine\n\n<!-- agent-relay:start -->[\s\S]*HANDOFF[\s\S]*<!-- agent-relay:end -->\n\nmine too$/u);
  expect(await runCli(["instructions", "--check"], { cwd: root })).toMatchObject({ code: 0 });
  expect(await runWell(["instructions", "--write"], { cwd: root })).toContain("Nothing to do");
});

test("half a marker is refused and nothing is written", async () => {
  const root = makeWorkspace({ shop: {} });
  putFile(root, "shop/AGENTS.md", "<!-- agent-relay:start -->\nrules\n");
  const before = treeOf(root);
  expect(await runCli(["instructions", "--write"], { cwd: root })).toMatchObject({ code: 1, err: expect.stringContaining("1 start and 0 end markers") });
  expect(treeOf(root)).toEqual(before);
});
