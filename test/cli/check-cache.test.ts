import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recordRun } from "../../src/workspace/evidence/evidence-store.ts";
import { NOW, runCli } from "./run.ts";
import { makeFolder, makeWorkspace, putFile, textOf } from "./workspace.ts";

/** So far ahead that every file has long been as it is. */
const LATER = "2999-01-01T00:00:00Z";
const MARK = "Unexpected path `src/**`, nothing matches it";
const KEPT = "Kept from the last run";

interface Ground {
  readonly root: string;
  readonly check: (...words: readonly (string | { readonly now: string })[]) => Promise<string>;
  /** Changes what was kept, so that it shows when it is used. */
  readonly forge: () => void;
  readonly change: (change: (text: string) => string) => void;
}

/** A workspace of thirty projects whose scope names what is not there, checked once. */
async function checkedGround(): Promise<Ground> {
  const projects = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, { owner: "Codex", updated: "2026-11-18T15:04:05Z by Codex" }]));
  const root = makeWorkspace(projects);
  for (const name of Object.keys(projects)) {
    const file = join(name, "AGENT-HANDOFF.md");
    putFile(root, file, `${textOf(root, file)}\n## Files in Scope\n\n- \`src/**\`\n`);
  }
  const cache = makeFolder();
  const check: Ground["check"] = async (...words) => {
    const now = words.flatMap((word) => (typeof word === "string" ? [] : [word.now]))[0] ?? LATER;
    const texts = words.filter((word) => typeof word === "string");
    return (await runCli(["check", ...texts], { cwd: root, now, env: { XDG_CACHE_HOME: cache } })).out;
  };
  const change: Ground["change"] = (changed) => {
    const folder = join(cache, "agent-relay", "check");
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), changed(readFileSync(join(folder, name), "utf8")));
  };
  const forge = (): void => change((text) => text.replaceAll(MARK, KEPT));
  expect(count(await check(), MARK)).toBe(30);
  forge();
  return { root, check, forge, change };
}

function count(text: string, words: string): number {
  return text.split(words).length - 1;
}

describe("results of the last run", () => {
  test("are used again where nothing has changed, and tell the same", async () => {
    const { check, forge } = await checkedGround();
    expect(count(await check(), KEPT)).toBe(30);
    forge();
    expect((await check()).replaceAll(KEPT, MARK)).toBe((await check("--fix", "--dry-run")).replaceAll(KEPT, MARK));
  });

  test.each([
    ["its handoff", (root: string) => putFile(root, "p1/AGENT-HANDOFF.md", `${textOf(root, "p1/AGENT-HANDOFF.md")}\n`)],
    ["what lies in its folder", (root: string) => putFile(root, "p1/NOTES.md", "")],
    ["a repository of its own", (root: string) => void execFileSync("git", ["init", "--quiet", join(root, "p1")])],
  ])("are not used for a project after a change of %s", async (_, change) => {
    const { root, check } = await checkedGround();
    change(root);
    const out = await check();
    expect([count(out, MARK), count(out, KEPT)]).toEqual([1, 29]);
  });

  test("are not used for a project where a link became a copy of what it led to", async () => {
    const { root, check, forge } = await checkedGround();
    putFile(root, "p1/AGENTS.md", "Read AGENT-HANDOFF.md first.\n");
    symlinkSync("AGENTS.md", join(root, "p1", "CLAUDE.md"));
    await check();
    forge();
    expect(count(await check(), KEPT)).toBe(30);
    rmSync(join(root, "p1", "CLAUDE.md"));
    putFile(root, "p1/CLAUDE.md", textOf(root, "p1/AGENTS.md"));
    const out = await check();
    expect([count(out, MARK), count(out, KEPT)]).toEqual([1, 29]);
  });

  test("are used again for files that were written anew with what they held, as a checkout does", async () => {
    const { root, check, forge } = await checkedGround();
    const text = textOf(root, "p1/AGENT-HANDOFF.md");
    rmSync(join(root, "p1"), { recursive: true });
    putFile(root, "p1/AGENT-HANDOFF.md", text);
    expect([count(await check(), KEPT)]).toEqual([30]);
    forge();
    putFile(root, "p1/AGENT-HANDOFF.md", `${text} `);
    const out = await check();
    expect([count(out, MARK), count(out, KEPT)]).toEqual([1, 29]);
  });

  test("are used again for files that changed just before the run, by what they hold", async () => {
    const { root, check, forge } = await checkedGround();
    const soon = new Date(Date.now() + 500).toISOString();
    const text = textOf(root, "p1/AGENT-HANDOFF.md");
    putFile(root, "p1/AGENT-HANDOFF.md", `${text} `);
    await check({ now: soon });
    forge();
    expect(count(await check({ now: soon }), KEPT)).toBe(30);
    putFile(root, "p1/AGENT-HANDOFF.md", text);
    const out = await check({ now: soon });
    expect([count(out, MARK), count(out, KEPT)]).toEqual([1, 29]);
  });

  test("are neither used nor kept with --no-cache", async () => {
    const { check } = await checkedGround();
    expect(count(await check("--no-cache"), KEPT)).toBe(0);
  });

  test("are not used where a path is there now", async () => {
    const { root, check } = await checkedGround();
    mkdirSync(join(root, "p1", "src"));
    const out = await check();
    expect([count(out, MARK), count(out, KEPT)]).toEqual([0, 29]);
  });

  test("are not used with other settings, and never while files are mended", async () => {
    const { root, check } = await checkedGround();
    expect(count(await check("--fix", "--dry-run"), KEPT)).toBe(0);
    putFile(root, "agent-relay.config.json", JSON.stringify({ rules: { "log-order": "off" } }));
    expect(count(await check(), KEPT)).toBe(0);
  });

  test.each<[string, (kept: Record<string, unknown>) => void]>([
    ["without what was asked", (kept) => delete kept["paths"]],
    ["with nothing for a print", (kept) => (kept["prints"] = [null])],
    ["with a path that is a number", (kept) => (kept["paths"] = [[3, true]])],
    ["with commits that are no list", (kept) => (kept["commits"] = 3)],
    ["with nothing for a finding", (kept) => (kept["diagnostics"] = [null])],
    ["with a finding of an unknown weight", (kept) => (kept["diagnostics"] = [{ rule: "x", severity: "none", message: "x", file: "x" }])],
  ])("that are damaged, %s, are found anew", async (_, damage) => {
    const { check, change } = await checkedGround();
    change((text) => {
      const file = JSON.parse(text) as { readonly files: Record<string, [string, Record<string, unknown>]> };
      for (const [, kept] of Object.values(file.files)) damage(kept);
      return JSON.stringify(file);
    });
    expect(count(await check(), MARK)).toBe(30);
  });

  test("are not used for a project whose checks have run since", async () => {
    const { root, check, forge } = await checkedGround();
    mkdirSync(join(root, "p1", ".agent-relay"));
    const criteria = "## Acceptance Criteria\n";
    putFile(root, "p1/AGENT-HANDOFF.md", textOf(root, "p1/AGENT-HANDOFF.md").replace(criteria, `${criteria}\n- [x] **A1** It works. Check: \`npm test\`\n`));
    await check();
    forge();
    expect(count(await check(), KEPT)).toBe(30);
    const run = { command: "npm test", of: [], outcome: "passed", startedAt: NOW, endedAt: NOW, durationMs: 1, by: "", host: "" } as const;
    const output = { head: "", tail: "", bytes: 0 };
    expect(recordRun(join(root, "p1"), { ...run, files: { dirty: false, files: "x" }, stdout: output, stderr: output }).ok).toBe(true);
    const out = await check();
    expect([count(out, MARK), count(out, KEPT)]).toEqual([1, 29]);
  });

  test("are not kept for a rule that asks the clock", async () => {
    const { root, check, forge } = await checkedGround();
    putFile(root, "p1/AGENT-HANDOFF.md", textOf(root, "p1/AGENT-HANDOFF.md").replace("2026-11-18T15:04:05Z", "3999-11-18T15:04:05Z"));
    expect(count(await check(), "Unexpected stamp")).toBe(1);
    forge();
    expect([count(await check(), MARK)]).toEqual([1]);
  });
});
