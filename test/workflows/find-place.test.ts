import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findRunPlace } from "../../src/cli/workflow/run-place.ts";
import { findPlace } from "../../src/workflows/find-place.ts";
import { tempFolder } from "../workspace/support/temp-folder.ts";

const INDEX =
  "# Agent Handoff\n\n## Active Handoff\n\n| Project | Path | Current Owner | Next Action | Updated |\n|---|---|---|---|---|\n| app | app | user | Begin | 2026-01-01 |\n";

/** The same folders for a program and for the command, so that each finds the runs of the other. */
function places(folder: string): readonly unknown[] {
  return [findPlace(folder), findRunPlace(folder)];
}

describe("where a workflow runs", () => {
  test("is the workspace's for its projects where there is no repository", () => {
    const root = realpathSync(tempFolder({ "AGENT-HANDOFF.md": INDEX, "app/AGENT-HANDOFF.md": "# App\n", "app/src/a.ts": "" }));
    const cwd = join(root, "app", "src");
    const expected = { cwd, root, runsFolder: join(root, ".agent-relay", "runs") };
    expect(places(cwd)).toEqual([expected, expected]);
  });

  test("is the repository's before the workspace's, and an empty `.git` is none", () => {
    const root = realpathSync(tempFolder({ "AGENT-HANDOFF.md": INDEX, "app/.git/HEAD": "ref: refs/heads/main\n", "other/a.ts": "" }));
    const app = join(root, "app");
    const other = join(root, "other");
    mkdirSync(join(other, ".git"));
    expect(places(app)).toEqual(Array.from({ length: 2 }, () => ({ cwd: app, root: app, runsFolder: join(app, ".agent-relay", "runs") })));
    expect(places(other)).toEqual(Array.from({ length: 2 }, () => ({ cwd: other, root, runsFolder: join(root, ".agent-relay", "runs") })));
  });

  test("is the folder itself where nothing is around it", () => {
    const root = realpathSync(tempFolder({ "a/b.txt": "" }));
    expect(findPlace(join(root, "a"))).toMatchObject({ cwd: join(root, "a"), root: join(root, "a") });
  });
});
