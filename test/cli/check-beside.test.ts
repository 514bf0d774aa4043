import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run.ts";
import { makeFolder, makeWorkspace, putFile, textOf } from "./workspace.ts";

const DECISIONS = "# Decisions\n\n## D-001: Use files\n\n- Status: accepted\n- Date: 2026-11-10\n";
const UNKNOWN = "Unexpected decision `D-002`, the last one is `D-001`";

interface Ground {
  readonly root: string;
  readonly check: () => Promise<string>;
}

/** A project whose next action speaks of a decision, with a cache that outlives each run. */
function ground(): Ground {
  const root = makeWorkspace({ shop: { owner: "Codex", next: "Rework the store as D-002 says" } });
  putFile(root, "shop/DECISIONS.md", DECISIONS);
  const cache = makeFolder();
  return { root, check: async () => (await runCli(["check"], { cwd: join(root, "shop"), now: "2999-01-01T00:00:00Z", env: { XDG_CACHE_HOME: cache } })).out };
}

describe("what a rule learns of the files beside the one it checks", () => {
  test("is what they hold now, whatever an earlier run kept", async () => {
    const { root, check } = ground();
    expect(await check()).toContain(UNKNOWN);
    expect(await check()).toContain(UNKNOWN);
    putFile(root, "shop/DECISIONS.md", `${DECISIONS}\n## D-002: Use SQLite\n\n- Status: proposed\n- Date: 2026-11-11\n`);
    expect(await check()).not.toContain(UNKNOWN);
    putFile(root, "shop/DECISIONS.md", DECISIONS);
    expect(await check()).toContain(UNKNOWN);
  });

  test("is where links of its own folder lead, until something lies there", async () => {
    const { root, check } = ground();
    putFile(root, "shop/DECISIONS.md", `${DECISIONS}\nSee [the plan](notes/plan.md) and [the rules](../RULES.md).\n`);
    const first = await check();
    expect(first).toContain("Unexpected link to `notes/plan.md`, nothing lies there");
    expect(first).toContain("Unexpected link to `../RULES.md`, nothing lies there");
    putFile(root, "shop/notes/plan.md", "");
    putFile(root, "RULES.md", "");
    expect(await check()).not.toContain("Unexpected link");
    expect(textOf(root, "shop/DECISIONS.md")).toContain("notes/plan.md");
  });

  test("is what instruction files import, for the files of agents that know imports", async () => {
    const { root, check } = ground();
    putFile(root, "shop/CLAUDE.md", "@AGENTS.md\n@rules/style.md\n");
    putFile(root, "shop/AGENTS.md", "Read AGENT-HANDOFF.md first, then @rules/gone.md\n");
    const out = await check();
    expect(out).toContain("Unexpected import of `rules/style.md`, there is no such file");
    expect(out).not.toContain("rules/gone.md");
    putFile(root, "shop/rules/style.md", "");
    expect(await check()).not.toContain("Unexpected import");
  });
});
