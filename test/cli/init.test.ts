import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { git } from "../workspace/support/git-repository.ts";
import { runCli, runJson, runWell } from "./run.ts";
import { handoffText, makeFolder, makeWorkspace, textOf, treeOf } from "./workspace.ts";

const PROSE = "\ufeff# My notes\r\n\r\nNothing of the protocol.\r\n";

test("an empty folder gets the index and a state folder that git ignores", async () => {
  const root = makeFolder();
  expect(await runWell(["init"], { cwd: root })).toContain("created .agent-relay/.gitignore\ncreated AGENT-HANDOFF.md\n");
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("## Active Handoff\n\n| Project | Owner | Since |");
  expect(textOf(root, ".agent-relay/.gitignore")).toBe("*\n");
});

test("a second run changes nothing and says so", async () => {
  const root = makeFolder({ "notes/AGENT_HANDOFF.md": handoffText("notes", { owner: "Codex" }) });
  await runWell(["init"], { cwd: root });
  const before = treeOf(root);
  expect(await runWell(["init"], { cwd: root })).toContain("Nothing to do");
  expect(treeOf(root)).toEqual(before);
});

test("projects below get a row each, repositories and files without fields a word how to adopt them; none of them is touched", async () => {
  const root = makeFolder({
    "notes/AGENT_HANDOFF.md": PROSE,
    "apps/shop/docs/HANDOFF.md": handoffText("shop", { owner: "Codex" }),
    "site/AGENTS.md": "# Rules\n",
    "plain/readme.md": "x",
  });
  git(root, "init", "-q", "site");
  symlinkSync("AGENTS.md", join(root, "site", "CLAUDE.md"));
  const before = treeOf(root);
  const out = await runWell(["init"], { cwd: root });
  const { "AGENT-HANDOFF.md": index, ...others } = treeOf(root);
  expect(index).toBeDefined();
  expect(others).toEqual(before);
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| shop | apps/shop | Codex |\n| notes | notes | Nobody |");
  expect(out).toContain("agent-relay adopt notes\n  Next: agent-relay adopt site\n");
  expect(out).not.toContain("plain");
});

test("a handoff file that is no index keeps every byte and gets the two tables at its end", async () => {
  const root = makeFolder({ "AGENT-HANDOFF.md": PROSE });
  const { out } = await runCli(["init", "--dry-run"], { cwd: root });
  expect(out).toContain("+## Active Handoff");
  expect(textOf(root, "AGENT-HANDOFF.md")).toBe(PROSE);
  await runWell(["init"], { cwd: root });
  expect(textOf(root, "AGENT-HANDOFF.md").startsWith(PROSE)).toBe(true);
  expect(textOf(root, "AGENT-HANDOFF.md").slice(PROSE.length)).toMatch(/^\r\n## Active Handoff\r\n\r\n\| Project \| Owner \| Since \|/u);
  expect(await runWell(["init"], { cwd: root })).toContain("Nothing to do");
});

test("an index under another name is the one that counts: no second file appears", async () => {
  const root = makeWorkspace({});
  const text = textOf(root, "AGENT-HANDOFF.md");
  const other = makeFolder({ "HANDOFF.md": text });
  await runWell(["init"], { cwd: other });
  expect(Object.keys(treeOf(other))).toEqual(["HANDOFF.md"]);
  expect(textOf(other, "HANDOFF.md")).toBe(text);
});

test("a project's own handoff is not made an index", async () => {
  const root = makeFolder({ "AGENT-HANDOFF.md": handoffText("shop", { owner: "Codex" }) });
  const { code, err } = await runCli(["init"], { cwd: root });
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining("is a project's handoff") });
});

test("--dry-run shows a diff and writes nothing, --json says what was made", async () => {
  const root = makeFolder();
  expect(await runWell(["init", "--dry-run"], { cwd: root })).toContain("+++ b/AGENT-HANDOFF.md");
  expect(treeOf(root)).toEqual({});
  expect(await runJson(["init"], { cwd: root })).toMatchObject({
    schemaVersion: 1,
    kind: "init",
    dryRun: false,
    files: [{ outcome: "created" }, { path: "AGENT-HANDOFF.md", outcome: "created" }],
  });
});

test("a workspace around the new one is told", async () => {
  const root = makeWorkspace({});
  mkdirSync(join(root, "inner"));
  const { code, err } = await runCli(["init", "inner"], { cwd: root });
  expect({ code, err }).toEqual({ code: 0, err: `Note: Another workspace lies around this one: ${root}\n` });
});

test("a folder's name is data in the index", async () => {
  const root = makeFolder({ "*x* {{owner}} #/keep": "" });
  await runWell(["init", "*x* {{owner}} #"], { cwd: root });
  expect(textOf(root, "*x* {{owner}} #/AGENT-HANDOFF.md")).toMatch(/^# Agent Handoff: `\*x\* \{\{owner\}\} #`\n/u);
});
