import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GOOD_HANDOFF, indexOf, makeFolder, runCheckIn } from "./check-workspace.ts";

const MISSPELT = GOOD_HANDOFF.replace("| Codex |", "| Codx |");

function workspace(handoff: string, more: Readonly<Record<string, string>> = {}): string {
  return makeFolder({ "AGENT-HANDOFF.md": indexOf("shop"), "shop/AGENT-HANDOFF.md": handoff, "shop/src/a.ts": "", ...more });
}

async function findingsIn(root: string, args: readonly string[]): Promise<{ readonly files: number; readonly found: readonly string[] }> {
  const { summary, findings } = JSON.parse((await runCheckIn(root, args, { json: true })).out);
  return { files: summary.files, found: findings.map(({ file, rule }: Record<string, string>) => `${file} ${rule}`) };
}

describe("what is asked for", () => {
  test.each([
    ["a project twice", ["shop", "shop"], 1],
    ["a project and its file", ["shop/AGENT-HANDOFF.md", "shop"], 1],
    ["a file by two names", ["shop/AGENT-HANDOFF.md", "./shop/../shop/AGENT-HANDOFF.md"], 1],
    ["the workspace and a project of it", [".", "shop"], 2],
  ])("is checked once: %s", async (_, args, files) => {
    expect(await findingsIn(workspace(MISSPELT), args)).toEqual({ files, found: ["shop/AGENT-HANDOFF.md owner-known"] });
  });

  test("is checked whole: two handoffs of one folder", async () => {
    const root = workspace(MISSPELT, { "shop/HANDOFF.md": MISSPELT });
    const { found } = await findingsIn(root, ["shop/AGENT-HANDOFF.md", "shop/HANDOFF.md"]);
    expect(found.filter((line) => line.endsWith("owner-known"))).toEqual(["shop/AGENT-HANDOFF.md owner-known", "shop/HANDOFF.md owner-known"]);
  });

  test("is checked when it is a link to a file that is not asked for", async () => {
    const root = workspace(GOOD_HANDOFF, { "shop/AGENTS.md": "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\nSee AGENT-HANDOFF.md.\n" });
    symlinkSync("AGENTS.md", join(root, "shop", "CLAUDE.md"));
    expect(await findingsIn(root, ["shop/CLAUDE.md"])).toMatchObject({ files: 1, found: expect.arrayContaining(["shop/CLAUDE.md conflict-markers"]) });
    expect((await findingsIn(root, ["shop/AGENTS.md", "shop/CLAUDE.md"])).files).toBe(1);
  });

  test("is left alone as an instruction file beside a handoff that does not speak the protocol", async () => {
    const root = makeFolder({ "HANDOFF.md": "# Notes\n\nhello\n", "CLAUDE.md": "# Rules\n\nUse tabs.\n" });
    expect((await findingsIn(root, ["CLAUDE.md"])).found).toEqual([]);
    writeFileSync(join(root, "HANDOFF.md"), GOOD_HANDOFF);
    expect((await findingsIn(root, ["CLAUDE.md"])).found).toEqual(["CLAUDE.md instructions-point-to-handoff"]);
  });

  test("is a finding where a folder's handoff cannot be read, in every format", async () => {
    const root = makeFolder({ "shop/AGENT-HANDOFF.md": "" });
    truncateSync(join(root, "shop", "AGENT-HANDOFF.md"), 33 * 1024 * 1024);
    expect(await findingsIn(root, ["shop"])).toEqual({ files: 1, found: ["shop/AGENT-HANDOFF.md file-readable"] });
    expect(await findingsIn(join(root, "shop"), [])).toEqual({ files: 1, found: ["AGENT-HANDOFF.md file-readable"] });
  });

  test("is named as it is called, where it cannot be read", async () => {
    const root = makeFolder({ "a$&b/AGENT-HANDOFF.md": GOOD_HANDOFF, "a$&b/src/a.ts": "", "a$&b/DECISIONS.md/x": "" });
    expect((await runCheckIn(root, ["a$&b"])).out).toContain("Cannot read `a$&b/DECISIONS.md`: it is a folder");
  });

  test("is held against the owners of all projects, also where another file of one is asked for", async () => {
    const root = workspace(GOOD_HANDOFF.replace("| Codex |", "| Claude |"), { "shop/DECISIONS.md": "# Decisions\n" });
    const { found } = await findingsIn(root, ["shop/DECISIONS.md", "AGENT-HANDOFF.md"]);
    expect(new Set(found)).toEqual(new Set(["AGENT-HANDOFF.md owner-matches-index"]));
  });
});

test("a project has one score, whether it is checked alone or with its workspace", async () => {
  const root = workspace(GOOD_HANDOFF.replace("| Codex |", "| Claude |"));
  const scoreOf = async (...args: string[]): Promise<unknown> => JSON.parse((await runCheckIn(root, args, { json: true, score: true })).out).scores[0].score;
  const alone = await scoreOf("shop");
  expect(alone).toBeLessThan(90);
  expect(await scoreOf()).toBe(alone);
});
