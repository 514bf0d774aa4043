import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { GOOD_HANDOFF, indexOf, makeFolder, runCheckIn } from "./check-workspace.ts";
import { runCli } from "./run.ts";

const MISSPELT = GOOD_HANDOFF.replace("| Codex |", "| Codx |");

/** A workspace with one sound project, as a repository with one commit. */
function repository(more: Readonly<Record<string, string>> = {}): string {
  const root = makeFolder({ "AGENT-HANDOFF.md": indexOf("shop"), "shop/AGENT-HANDOFF.md": GOOD_HANDOFF, "shop/src/a.ts": "", ...more });
  git(root, "init", "--quiet", "-b", "main");
  commit(root);
  return root;
}

function git(folder: string, ...words: readonly string[]): void {
  execFileSync("git", words, { cwd: folder, stdio: "pipe", env: { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" } });
}

const JANE = ["-c", "user.name=Jane", "-c", "user.email=j@example.org"] as const;

function commit(root: string): void {
  git(root, "add", "-A");
  git(root, ...JANE, "commit", "--quiet", "-m", "one");
}

function put(root: string, path: string, text: string | Buffer): void {
  writeFileSync(join(root, ...path.split("/")), text);
}

async function stagedIn(root: string): Promise<readonly string[]> {
  const { out } = await runCheckIn(root, [], { staged: true, json: true });
  return JSON.parse(out).findings.map(({ file, rule, message }: Record<string, string>) => `${file} ${rule} ${message}`);
}

describe("staged files that cannot be read are findings", () => {
  test("where they are too big, for us or for one answer of git", async () => {
    const root = repository();
    put(root, "shop/AGENT-HANDOFF.md", Buffer.alloc(33 * 1024 * 1024, 97));
    put(root, "shop/DECISIONS.md", Buffer.alloc(65 * 1024 * 1024, 97));
    git(root, "add", "-A");
    expect(await stagedIn(root)).toEqual([
      expect.stringContaining("shop/AGENT-HANDOFF.md file-readable Cannot read `shop/AGENT-HANDOFF.md`: it has 34603008 bytes"),
      expect.stringContaining("shop/DECISIONS.md file-readable Cannot read `shop/DECISIONS.md`: git"),
    ]);
  });

  test("where their merge is not finished", async () => {
    const root = repository();
    git(root, "checkout", "--quiet", "-b", "other");
    put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF.replace("the login form", "one"));
    commit(root);
    git(root, "checkout", "--quiet", "main");
    put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF.replace("the login form", "two"));
    commit(root);
    expect(() => git(root, ...JANE, "merge", "other")).toThrow("merge other");
    expect(await stagedIn(root)).toEqual([expect.stringContaining("shop/AGENT-HANDOFF.md file-readable Cannot read `shop/AGENT-HANDOFF.md`: its merge")]);
  });

  test.skipIf(process.platform !== "linux")("where their folder's name is not UTF-8", async () => {
    const root = repository();
    const folder = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]);
    mkdirSync(folder);
    writeFileSync(Buffer.concat([folder, Buffer.from("/AGENT-HANDOFF.md")]), MISSPELT);
    git(root, "add", "-A");
    expect(await stagedIn(root)).toEqual([expect.stringMatching(/^caf\ufffd\/AGENT-HANDOFF\.md file-readable/u)]);
  });
});

test("staged files are held against the last commit, also where their folder is gone", async () => {
  const root = repository();
  put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF.replace("| 2026-11-20T10:00:00Z | Claude | Codex | designed |\n", ""));
  git(root, "add", "-A");
  rmSync(join(root, "shop"), { recursive: true });
  expect(await stagedIn(root)).toEqual(expect.arrayContaining([expect.stringContaining("log-append-only")]));
});

test("a staged index is held against the staged owners, whatever the projects are called", async () => {
  const root = repository();
  put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF.replace("| Codex |", "| Claude |"));
  put(root, "AGENT-HANDOFF.md", `${indexOf("shop")}\n`);
  git(root, "add", "-A");
  put(root, "shop/AGENT-HANDOFF.md", GOOD_HANDOFF);
  expect(await stagedIn(root)).toEqual(expect.arrayContaining([expect.stringMatching(/^AGENT-HANDOFF\.md owner-matches-index/u)]));
});

/** Counts the calls of git from here on, by a git of our own that notes each and calls the other. */
function countGit(): () => number {
  const folder = makeFolder({ calls: "" });
  const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho call >> '${folder}/calls'\nexec '${real}' "$@"\n`, { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env["PATH"] ?? ""}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return () => readFileSync(join(folder, "calls"), "utf8").split("\n").length - 1;
}

test.skipIf(process.platform === "win32")("git is asked no oftener for many staged files than for few, whatever they are called", async () => {
  const names = ["a b", "c\nd", "ä", ...Array.from({ length: 20 }, (_, at) => `p${at}`)];
  const root = repository(Object.fromEntries(names.map((name) => [`${name}/AGENT-HANDOFF.md`, GOOD_HANDOFF])));
  for (const name of names) put(root, `${name}/AGENT-HANDOFF.md`, MISSPELT);
  git(root, "add", "-A");
  const calls = countGit();
  const found = (await stagedIn(root)).filter((line) => line.includes("owner-known"));
  expect(found).toHaveLength(names.length);
  expect(calls()).toBeLessThan(6);
});

test.skipIf(process.platform === "win32")("a commit in one of many projects asks git about that one", async () => {
  const names = Array.from({ length: 20 }, (_, at) => `p${at}`);
  const root = repository(
    Object.fromEntries(names.map((name) => [`${name}/AGENT-HANDOFF.md`, GOOD_HANDOFF.replace("## Files Off Limits", "## Files Off Limits\n\n- `infra/**`")])),
  );
  mkdirSync(join(root, "p7", "infra"));
  put(root, "p7/infra/a.tf", "");
  git(root, "add", "-A");
  const calls = countGit();
  const { out } = await runCli(["pre-commit", "--as", "codex", "--json"], { cwd: root });
  expect(JSON.parse(out).findings).toEqual([expect.objectContaining({ path: "p7/infra/a.tf", message: expect.stringContaining("(p7/AGENT-HANDOFF.md:") })]);
  expect(calls()).toBeLessThan(6);
});
