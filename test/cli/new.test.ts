import { readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { git } from "../workspace/support/git-repository.ts";
import { runCli, runJson, runWell } from "./run.ts";
import { handoffText, makeFolder, makeWorkspace, putFile, textOf, treeOf } from "./workspace.ts";

test("a project gets its files, a row in the index and becomes active when it is the first", async () => {
  const root = makeWorkspace({});
  await runWell(["new", "shop", "--owner", "claude", "--next", "Write T1", "--as", "user"], { cwd: root });
  await runWell(["new", "blog"], { cwd: join(root, "shop") });
  expect(Object.keys(treeOf(join(root, "shop"))).sort()).toEqual(["AGENT-HANDOFF.md", "AGENTS.md", "CLAUDE.md", "DECISIONS.md", "GEMINI.md"]);
  expect(textOf(root, "shop/AGENT-HANDOFF.md")).toContain(
    "| Current Owner | Claude |\n| Status | ready |\n| Next Action | Write T1 |\n| Updated | 2026-11-20T15:04:05Z by User |",
  );
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| --- | --- | --- |\n| shop | Claude | 2026-11-20T15:04:05Z |\n\n## Projects");
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| shop | shop | Claude |\n| blog | blog | User |");
  expect((await runCli(["check"], { cwd: root })).out).toContain("No findings");
});

test("the rules stand the same in all three instruction files", async () => {
  const root = makeFolder();
  await runWell(["new", "shop"], { cwd: root });
  expect(textOf(root, "shop/CLAUDE.md")).toMatch(/^<!-- agent-relay:start -->\n[\s\S]*HANDOFF[\s\S]*<!-- agent-relay:end -->\n$/u);
  expect(textOf(root, "shop/AGENTS.md")).toBe(textOf(root, "shop/CLAUDE.md"));
  expect(textOf(root, "shop/GEMINI.md")).toBe(textOf(root, "shop/CLAUDE.md"));
});

test("a second run changes nothing and says so", async () => {
  const root = makeWorkspace({});
  await runWell(["new", "shop", "--as", "user"], { cwd: root });
  const before = treeOf(root);
  expect(await runWell(["new", "shop", "--as", "user"], { cwd: root, now: "2026-11-21T00:00:00Z" })).toContain("Nothing to do");
  expect(treeOf(root)).toEqual(before);
});

test("a repository that is there keeps every byte: the block is added, a link is written through once, an import line stays", async () => {
  const root = makeWorkspace({});
  const rules = "\ufeff# Rules\r\n\r\nTabs.";
  putFile(root, "site/AGENTS.md", rules);
  putFile(root, "site/GEMINI.md", "@AGENTS.md\n");
  symlinkSync("AGENTS.md", join(root, "site", "CLAUDE.md"));
  git(root, "init", "-q", "site");
  const { out, err } = await runCli(["new", "site"], { cwd: root });
  expect(readlinkSync(join(root, "site", "CLAUDE.md"))).toBe("AGENTS.md");
  expect(textOf(root, "site/AGENTS.md").startsWith(`${rules}\r\n\r\n<!-- agent-relay:start -->\r\n`)).toBe(true);
  expect(textOf(root, "site/AGENTS.md").split("agent-relay:start")).toHaveLength(2);
  expect(textOf(root, "site/GEMINI.md")).toMatch(/^@AGENTS\.md\n\n<!-- agent-relay:start -->/u);
  expect(out).toContain("changed site/AGENTS.md\nchanged site/GEMINI.md\nchanged AGENT-HANDOFF.md\n");
  expect(err).toContain('"GEMINI.md" imports "AGENTS.md"');
});

test("--path names the folder, --agents the instruction files", async () => {
  const root = makeWorkspace({});
  await runWell(["new", "api", "--path", "services/api", "--agents", "codex"], { cwd: root });
  expect(Object.keys(treeOf(join(root, "services/api"))).sort()).toEqual(["AGENT-HANDOFF.md", "AGENTS.md", "DECISIONS.md"]);
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| api | services/api | User |");
});

test("without a workspace a project stands for itself", async () => {
  const root = makeFolder();
  await runWell(["new", "shop"], { cwd: root });
  expect(Object.keys(treeOf(root))).toContain("shop/AGENT-HANDOFF.md");
  expect(Object.keys(treeOf(root))).not.toContain("AGENT-HANDOFF.md");
});

const NAME = "_a_ $& c";

test("names and texts are data: no pipe, line break, template place or markup of theirs takes effect", async () => {
  const root = makeWorkspace({});
  await runWell(["new", NAME, "--next", "first | second\n## Pending Tasks\n\n- [ ] **T9** forged {{status}}"], { cwd: root });
  const handoff = parseHandoff(textOf(root, `${NAME}/AGENT-HANDOFF.md`));
  expect(handoff.title).toBe(`Agent Handoff: ${NAME}`);
  expect(handoff.tasks).toEqual([]);
  expect(handoff.nextAction?.value).toContain("first");
  expect(handoff.nextAction?.value).toContain("{{status}}");
  expect(handoff.owner?.value).toEqual({ kind: "user" });
});

test("a row whose owner is out of step with the project's handoff is brought up to date", async () => {
  const root = makeWorkspace({ shop: { owner: "Codex" } });
  putFile(root, "shop/AGENT-HANDOFF.md", handoffText("shop", { owner: "Claude" }));
  await runWell(["new", "shop"], { cwd: root });
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| shop | shop | Claude |");
});

test("--dry-run writes nothing; --json lists the files", async () => {
  const root = makeWorkspace({});
  const before = treeOf(root);
  const preview = await runJson(["new", "shop", "--dry-run"], { cwd: root });
  expect(preview).toMatchObject({ kind: "new", dryRun: true, diff: expect.stringContaining("+| shop | shop | User |") });
  expect(treeOf(root)).toEqual(before);
  const made = await runJson(["new", "shop"], { cwd: root });
  expect(made.files.map(({ path, outcome }: Record<string, string>) => `${outcome} ${path}`)).toContain("created shop/DECISIONS.md");
});

test("a file that is not UTF-8 stops it before anything is written", async () => {
  const root = makeWorkspace({ shop: { files: {} } });
  putFile(root, "shop/CLAUDE.md", "");
  writeFileSync(join(root, "shop", "CLAUDE.md"), Buffer.from([0x23, 0xff, 0xfe]));
  const before = treeOf(root);
  const { code, err } = await runCli(["new", "shop"], { cwd: root });
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining("is not valid UTF-8") });
  expect(treeOf(root)).toEqual(before);
});
