import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { GOOD_HANDOFF, indexOf, makeFolder, runCheckIn } from "./check-workspace.ts";

const misspelt = GOOD_HANDOFF.replace("| Codex |", "| Codx |");

function shop(handoff: string, more: Readonly<Record<string, string>> = {}): string {
  return makeFolder({ "AGENT-HANDOFF.md": indexOf("shop"), "shop/AGENT-HANDOFF.md": handoff, "shop/src/a.ts": "", ...more });
}

test("a workspace without a fault has no findings", async () => {
  expect(await runCheckIn(shop(GOOD_HANDOFF))).toEqual({ code: 0, out: "No findings in 2 files\n", err: "" });
});

test("an unknown owner is an error with its place", async () => {
  const { code, out } = await runCheckIn(shop(misspelt));
  expect(code).toBe(1);
  expect(out).toContain("shop/AGENT-HANDOFF.md\n  5:19  error");
  expect(out).toContain("Unexpected owner `Codx`, expected");
});

test("the project one stands in is checked alone, and held against its row of the index", async () => {
  const root = shop(GOOD_HANDOFF.replace("| Codex |", "| Claude |"), { "blog/AGENT-HANDOFF.md": misspelt });
  const { out } = await runCheckIn(join(root, "shop", "src"));
  expect(out).toContain("the workspace index says `Codex`");
  expect(out).toContain("in 1 file");
  expect(out).not.toContain("blog");
});

test("the whole workspace is its listed projects, its unlisted ones and the index, whose owners follow the projects", async () => {
  const root = shop(GOOD_HANDOFF.replace("| Codex |", "| Claude |"), { "blog/AGENT-HANDOFF.md": misspelt, "blog/src/a.ts": "" });
  const { out } = await runCheckIn(root, [], { json: true });
  const { findings, summary } = JSON.parse(out);
  expect(summary.files).toBe(3);
  expect(findings.map(({ file, rule }: Record<string, string>) => `${file} ${rule}`)).toEqual([
    "blog/AGENT-HANDOFF.md owner-known",
    "AGENT-HANDOFF.md owner-matches-index",
    "AGENT-HANDOFF.md index-projects-listed",
    "AGENT-HANDOFF.md owner-matches-index",
  ]);
});

test("--fix mends project and index in one run and leaves every other byte", async () => {
  const root = shop(misspelt.replace("Codx", "Cluade"));
  const { code, out } = await runCheckIn(root, [], { fix: true });
  expect({ code, out }).toEqual({ code: 0, out: "3 findings mended. No findings in 2 files\n" });
  expect(readFileSync(join(root, "shop", "AGENT-HANDOFF.md"), "utf8")).toBe(GOOD_HANDOFF.replace("| Codex |", "| Claude |"));
  expect(readFileSync(join(root, "AGENT-HANDOFF.md"), "utf8")).toBe(indexOf("shop").replaceAll("| Codex", "| Claude"));
  expect((await runCheckIn(root, [], { fix: true })).out).toBe("No findings in 2 files\n");
});

test("--fix --dry-run shows a diff and writes nothing", async () => {
  const root = shop(misspelt);
  const { code, out } = await runCheckIn(root, [], { fix: true, dryRun: true });
  expect(code).toBe(0);
  expect(out).toContain("-| Current Owner | Codx |\n+| Current Owner | Codex |");
  expect(out).toContain("1 finding would be mended");
  expect(readFileSync(join(root, "shop", "AGENT-HANDOFF.md"), "utf8")).toBe(misspelt);
});

test("a file keeps its byte-order mark and line endings when it is mended", async () => {
  const text = `\ufeff${misspelt.replaceAll("\n", "\r\n")}`;
  const root = shop(text);
  await runCheckIn(root, [], { fix: true });
  expect(readFileSync(join(root, "shop", "AGENT-HANDOFF.md"), "utf8")).toBe(text.replace("Codx", "Codex"));
});

test("single files are checked by their names", async () => {
  const root = shop(misspelt, { "shop/DECISIONS.md": "# Decisions\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n" });
  const { out } = await runCheckIn(root, ["shop/DECISIONS.md"]);
  expect(out).toContain("conflict-markers");
  expect(out).not.toContain("owner-known");
});

test("a folder of projects without a workspace is checked project by project", async () => {
  const root = makeFolder({ "a/AGENT-HANDOFF.md": misspelt, "b/HANDOFF.md": misspelt, "a/src/x": "", "b/src/x": "" });
  const { out } = await runCheckIn(root, ["."]);
  expect(out).toContain("a/AGENT-HANDOFF.md");
  expect(out).toContain("b/HANDOFF.md");
});

test.each([
  [["nowhere"], {}, "there is no such file or folder"],
  [["empty"], {}, "no handoff file lies there"],
  [["notes.txt"], {}, "its name is none of the protocol's"],
  [[], { dryRun: true }, "Unexpected `--dry-run` without `--fix`"],
  [[], { maxWarnings: "few" }, "Unexpected number of warnings `few`"],
])("%j with %j is wrong use", async (args, options, message) => {
  const root = shop(GOOD_HANDOFF, { "notes.txt": "" });
  mkdirSync(join(root, "empty"));
  await expect(runCheckIn(root, args, options)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
});

test("a folder without workspace and project cannot be checked", async () => {
  await expect(runCheckIn(makeFolder({ "a.txt": "" }))).rejects.toMatchObject({ exitCode: 2 });
});

test("warnings fail the check only when there are more than allowed", async () => {
  const root = shop(GOOD_HANDOFF.replace("`src/**`", "`gone/**`"));
  expect((await runCheckIn(root)).code).toBe(0);
  expect((await runCheckIn(root, [], { maxWarnings: "1" })).code).toBe(0);
  const strict = await runCheckIn(root, [], { maxWarnings: "0" });
  expect(strict.code).toBe(1);
  expect(strict.err).toBe("Too many warnings: 1, expected at most 0\n");
});

test("--quiet shows errors only", async () => {
  const { out } = await runCheckIn(shop(misspelt.replace("`src/**`", "`gone/**`")), [], { quiet: true });
  expect(out).toContain("owner-known");
  expect(out).not.toContain("paths-exist");
});

test("settings change severities, switch rules off and leave files out", async () => {
  const root = shop(misspelt, { "agent-relay.config.json": '{ "rules": { "owner-known": "warning" } }' });
  expect((await runCheckIn(root)).code).toBe(0);
  writeFileSync(join(root, "agent-relay.config.json"), '{ "ignore": ["shop/**"] }');
  expect((await runCheckIn(root)).out).toBe("No findings in 1 file\n");
});

test("a fault in the settings is a finding", async () => {
  const { code, out } = await runCheckIn(shop(GOOD_HANDOFF, { "agent-relay.config.json": '{ "rules": { "owner-knwon": "off" } }' }));
  expect(code).toBe(1);
  expect(out).toContain("owner-knwon");
});

test("a file that cannot be read is a finding and the others are checked", async () => {
  const root = shop(GOOD_HANDOFF, { "blog/AGENT-HANDOFF.md": misspelt, "blog/src/a.ts": "" });
  mkdirSync(join(root, "shop", "DECISIONS.md"));
  const { code, out } = await runCheckIn(root);
  expect(code).toBe(1);
  expect(out).toContain("shop/DECISIONS.md\n  1:1  error  Cannot read `shop/DECISIONS.md`: it is a folder  file-readable");
  expect(out).toContain("Unexpected owner `Codx`");
});

test("bytes that are not UTF-8 are a finding, and such a file is not written", async () => {
  const root = shop(GOOD_HANDOFF);
  const bytes = Buffer.concat([Buffer.from(misspelt), Buffer.from([0xff, 0xfe])]);
  writeFileSync(join(root, "shop", "AGENT-HANDOFF.md"), bytes);
  const { out } = await runCheckIn(root, [], { fix: true });
  expect(out).toContain("Unexpected bytes that are not UTF-8");
  expect(readFileSync(join(root, "shop", "AGENT-HANDOFF.md"))).toEqual(bytes);
});

test("instruction files count where the project speaks the protocol, and a link once with its target", async () => {
  const root = makeFolder({
    "a/AGENT-HANDOFF.md": GOOD_HANDOFF,
    "a/src/x": "",
    "a/AGENTS.md": "# Rules\n",
    "b/HANDOFF.md": "# Notes\n",
    "b/AGENTS.md": "# Rules\n",
  });
  symlinkSync("AGENTS.md", join(root, "a", "CLAUDE.md"));
  const { out } = await runCheckIn(root, ["a", "b"], { json: true });
  const found = JSON.parse(out).findings.map(({ file, rule }: Record<string, string>) => `${file} ${rule}`);
  expect(found).toEqual(["a/AGENTS.md instructions-point-to-handoff", "b/HANDOFF.md structure-complete"]);
});

test("a row that leads nowhere is a finding of the index", async () => {
  const root = makeFolder({ "AGENT-HANDOFF.md": indexOf("gone") });
  const { out } = await runCheckIn(root);
  expect(out).toContain("Unexpected project `gone`, there is no handoff in `gone`");
});

test("two live handoffs are a finding", async () => {
  const { out } = await runCheckIn(shop(GOOD_HANDOFF, { "shop/docs/HANDOFF.md": "# Old\n" }));
  expect(out).toContain("Unexpected second handoff `docs/HANDOFF.md`, expected one");
});

test("a log row of the last commit that was rewritten is a finding, also before the change is committed", async () => {
  const root = shop(GOOD_HANDOFF);
  const git = (...args: readonly string[]): void => void spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: root });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "first");
  expect((await runCheckIn(root)).code).toBe(0);
  writeFileSync(join(root, "shop", "AGENT-HANDOFF.md"), GOOD_HANDOFF.replace("designed", "designed and tested"));
  git("add", ".");
  const { code, out } = await runCheckIn(root);
  expect(code).toBe(1);
  expect(out).toContain("Missing log row `2026-11-20T10:00:00Z designed`, the last commit has it");
});
