import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GOOD_HANDOFF, indexOf, makeFolder, runCheckIn } from "./check-workspace.ts";

const MISSPELT = GOOD_HANDOFF.replace("| Codex |", "| Codx |");

/** A workspace with one sound project. */
function workspace(more: Readonly<Record<string, string>> = {}): string {
  return makeFolder({ "AGENT-HANDOFF.md": indexOf("shop"), "shop/AGENT-HANDOFF.md": GOOD_HANDOFF, "shop/src/a.ts": "", ...more });
}

/** The same as a repository with one commit. */
function repository(more: Readonly<Record<string, string>> = {}): string {
  const root = workspace(more);
  git(root, "init", "--quiet", "-b", "main");
  git(root, "add", "-A");
  git(root, "-c", "user.name=Jane", "-c", "user.email=j@example.org", "commit", "--quiet", "-m", "one");
  return root;
}

function git(folder: string, ...words: readonly string[]): void {
  execFileSync("git", words, { cwd: folder, env: { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" } });
}

function put(root: string, path: string, text: string): void {
  writeFileSync(join(root, ...path.split("/")), text);
}

describe("staged files", () => {
  test("are checked as they are staged, not as they lie there", async () => {
    const root = repository();
    put(root, "shop/AGENT-HANDOFF.md", MISSPELT);
    git(root, "add", "-A");
    put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF);
    const { code, out } = await runCheckIn(root, [], { staged: true });
    expect(code).toBe(1);
    expect(out).toContain("shop/AGENT-HANDOFF.md\n  5:19  error");
    expect((await runCheckIn(root)).code).toBe(0);
  });

  test("are all that is checked: what is not staged is not looked at", async () => {
    const root = repository();
    put(root, "shop/AGENT-HANDOFF.md", MISSPELT);
    expect(await runCheckIn(root, [], { staged: true })).toEqual({ code: 0, out: "No findings in 0 files\n", err: "" });
    put(root, "shop/DECISIONS.md", "# Decisions\n");
    git(root, "add", "shop/DECISIONS.md");
    expect((await runCheckIn(root, [], { staged: true })).out).not.toContain("owner-known");
  });

  test("can be asked for below a folder, from anywhere in the repository", async () => {
    const root = repository({ "blog/AGENT-HANDOFF.md": GOOD_HANDOFF });
    put(root, "shop/AGENT-HANDOFF.md", MISSPELT);
    put(root, "blog/AGENT-HANDOFF.md", MISSPELT);
    git(root, "add", "-A");
    const { out } = await runCheckIn(join(root, "shop"), ["."], { staged: true, json: true });
    expect(JSON.parse(out).findings.map(({ file, rule }: Record<string, string>) => [file, rule])).toEqual([
      ["AGENT-HANDOFF.md", "owner-known"],
      ["AGENT-HANDOFF.md", "stamp-covers-content"],
    ]);
  });

  test("are found where nothing lies on disk any more, and before the first commit", async () => {
    const root = workspace();
    git(root, "init", "--quiet");
    put(root, "shop/AGENT-HANDOFF.md", MISSPELT);
    git(root, "add", "-A");
    rmSync(join(root, "shop"), { recursive: true });
    expect((await runCheckIn(root, [], { staged: true })).out).toContain("Unexpected owner `Codx`");
  });

  test("are held against the last commit, as history rules want", async () => {
    const root = repository();
    put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF.replace("| 2026-11-20T10:00:00Z | Claude | Codex | designed |\n", ""));
    git(root, "add", "-A");
    put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF);
    expect((await runCheckIn(root, [], { staged: true })).out).toContain("log-append-only");
  });

  test("that are links or taken away are no text to check", async () => {
    const root = repository({ "shop/AGENTS.md": "Read AGENT-HANDOFF.md.\n", "shop/DECISIONS.md": "# Decisions\n" });
    symlinkSync("AGENTS.md", join(root, "shop", "CLAUDE.md"));
    rmSync(join(root, "shop", "DECISIONS.md"));
    git(root, "add", "-A");
    expect(await runCheckIn(root, [], { staged: true })).toEqual({ code: 0, out: "No findings in 0 files\n", err: "" });
  });

  test("are never written: a fix is shown, or refused", async () => {
    const root = repository();
    put(root, "shop/AGENT-HANDOFF.md", MISSPELT);
    git(root, "add", "-A");
    expect((await runCheckIn(root, [], { staged: true, fixDryRun: true })).out).toContain("-| Current Owner | Codx |\n+| Current Owner | Codex |");
    await expect(runCheckIn(root, [], { staged: true, fix: true })).rejects.toMatchObject({ exitCode: 2 });
    expect(readFileSync(join(root, "shop", "AGENT-HANDOFF.md"), "utf8")).toBe(MISSPELT);
  });

  test("want a repository", async () => {
    await expect(runCheckIn(workspace(), [], { staged: true })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^Cannot find a git repository above "/),
    });
  });
});

describe("standard input", () => {
  test("is checked in the place of the file it stands for", async () => {
    const root = workspace();
    const { code, out } = await runCheckIn(root, ["-"], { stdinFilename: "shop/AGENT-HANDOFF.md" }, GOOD_HANDOFF.replace("| Codex |", "| Claude |"));
    expect(code).toBe(1);
    expect(out).toContain("shop/AGENT-HANDOFF.md\n");
    expect(out).toContain("the workspace index says `Codex`");
  });

  test("stands for the handoff of the folder unless told", async () => {
    const root = workspace();
    const { out } = await runCheckIn(join(root, "shop"), ["-"], { json: true }, MISSPELT);
    expect(JSON.parse(out).findings.map(({ file, rule }: Record<string, string>) => [file, rule])).toEqual([["AGENT-HANDOFF.md", "owner-known"]]);
  });

  test("may stand for a file and a folder that are not there", async () => {
    const { out } = await runCheckIn(workspace(), ["-"], { stdinFilename: "later/docs/HANDOFF.md" }, MISSPELT);
    expect(out).toContain("later/docs/HANDOFF.md\n");
    expect(out).toContain("owner-known");
  });

  test("that cannot be read is told in one sentence", async () => {
    const trouble = Object.assign(new Error("EISDIR: illegal operation on a directory, read"), { code: "EISDIR" });
    const failing = (): Uint8Array => {
      throw trouble;
    };
    await expect(runCheckIn(workspace(), ["-"], {}, failing)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^Cannot read "standard input": /),
    });
  });

  test("that is not UTF-8 is told of", async () => {
    const { code, out } = await runCheckIn(join(workspace(), "shop"), ["-"], {}, Buffer.concat([Buffer.from(GOOD_HANDOFF), Buffer.from([0xff, 0xfe, 0x0a])]));
    expect(code).toBe(1);
    expect(out).toContain("Unexpected bytes that are not UTF-8");
  });

  test("shows what a fix would change", async () => {
    const { out } = await runCheckIn(join(workspace(), "shop"), ["-"], { fixDryRun: true }, MISSPELT);
    expect(out).toContain("+| Current Owner | Codex |");
  });

  test.each([
    [["-"], { fix: true }, "Unexpected `--fix` with standard input"],
    [["-"], { staged: true }, "Unexpected `--staged` with standard input"],
    [["-", "shop"], {}, "Unexpected paths beside `-`"],
    [[], { stdinFilename: "AGENT-HANDOFF.md" }, "Unexpected `--stdin-filename` without standard input"],
    [["-"], { stdinFilename: "notes.md" }, 'Cannot check "notes.md": its name is none of the protocol\'s'],
    [[], { score: true, format: "sarif" }, "Unexpected `--score` with the format `sarif`, expected `text` or `json`"],
    [[], { dryRun: true }, "Unexpected `--dry-run` without `--fix`"],
    [[], { maxWarnings: "few" }, "Unexpected number of warnings `few`, expected a whole number"],
  ] as const)("with %j and %j is wrong use", async (args, options, message) => {
    await expect(runCheckIn(workspace(), args, options)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
  });
});

describe("the score", () => {
  test("of a project stands with what to improve first, in place of the findings", async () => {
    const { code, out } = await runCheckIn(workspace({ "shop/AGENT-HANDOFF.md": MISSPELT }), [], { score: true });
    expect(code).toBe(1);
    expect(out).toMatch(/^shop {2}\d+ of 100, [A-E]\n {3}\+\d+\.\d {2}shop\/AGENT-HANDOFF\.md:5 Unexpected owner `Codx`/);
    expect(out).toMatch(/\n1 error.* in 2 files/);
  });

  test("is told whole in JSON, and gains where something is mended", async () => {
    const scoresOf = async (handoff: string): Promise<readonly { readonly project: string; readonly score: number; readonly reasons: readonly unknown[] }[]> =>
      JSON.parse((await runCheckIn(workspace({ "shop/AGENT-HANDOFF.md": handoff }), [], { score: true, json: true })).out).scores;
    const [bad] = await scoresOf(MISSPELT);
    const [good] = await scoresOf(GOOD_HANDOFF);
    expect(bad?.project).toBe("shop");
    expect(bad?.reasons[0]).toMatchObject({ rule: "owner-known", file: "shop/AGENT-HANDOFF.md", line: 5 });
    expect(good?.score).toBeGreaterThan(bad?.score ?? 100);
  });
});

describe("formats", () => {
  test("SARIF names every file that was checked, every rule, and the region of a finding and its fix", async () => {
    const { out } = await runCheckIn(workspace({ "shop/AGENT-HANDOFF.md": MISSPELT }), [], { format: "sarif" });
    const [run] = JSON.parse(out).runs;
    expect(run.artifacts.map(({ location }: { readonly location: { readonly uri: string } }) => location.uri)).toEqual([
      "shop/AGENT-HANDOFF.md",
      "AGENT-HANDOFF.md",
    ]);
    expect(run.tool.driver.rules.length).toBeGreaterThan(35);
    const [found] = run.results;
    expect(found.locations[0].physicalLocation.region).toEqual({ startLine: 5, startColumn: 19, endLine: 5, endColumn: 23 });
    expect(found.fixes[0].artifactChanges[0].replacements[0]).toEqual({
      deletedRegion: { startLine: 5, startColumn: 19, endLine: 5, endColumn: 23 },
      insertedContent: { text: "Codex" },
    });
  });

  test("JUnit has a suite for a file without findings, too", async () => {
    const { out } = await runCheckIn(workspace(), [], { format: "junit" });
    expect(out).toContain('<testsuite name="shop/AGENT-HANDOFF.md" tests="1" failures="0"');
  });

  test("GitHub's commands name file, line and column", async () => {
    const { out } = await runCheckIn(workspace({ "shop/AGENT-HANDOFF.md": MISSPELT }), [], { format: "github" });
    expect(out).toContain("::error file=shop/AGENT-HANDOFF.md,line=5,col=19,title=owner-known::Unexpected owner `Codx`");
  });
});

test("a folder that was renamed is read as what lies there now", async () => {
  const root = workspace();
  mkdirSync(join(root, "other"));
  renameSync(join(root, "shop"), join(root, "other", "shop"));
  expect((await runCheckIn(root)).out).toContain("index-rows-resolve");
});
