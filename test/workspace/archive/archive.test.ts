import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refuse, succeed } from "../../../src/diagnostic/result.ts";
import { addToArchive } from "../../../src/workspace/archive/add-to-archive.ts";
import { type Shrunk, archiveEntries } from "../../../src/workspace/archive/archive-entries.ts";
import type { Snapshot } from "../../../src/disk/files/snapshot.ts";
import { type Stage, openStage } from "../support/actors.ts";
import { CHANGING } from "../support/fault-injection.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { problemOf, valueOf } from "../support/value-of.ts";

const PART = { heading: "Log up to 2026-11-20", lead: "| When | Who |\n| --- | --- |", entries: ["| 2026-11-01 | codex |", "| 2026-11-02 | claude |"] };

describe("the text of an archive", () => {
  test("begins with a title and takes the entries under their heading", () => {
    expect(addToArchive("", "Archive", [PART])).toBe(
      "# Archive\n\n## Log up to 2026-11-20\n\n| When | Who |\n| --- | --- |\n| 2026-11-01 | codex |\n| 2026-11-02 | claude |\n",
    );
  });

  test("is not touched by nothing, nor by what it holds already", () => {
    expect(addToArchive("", "Archive", [])).toBe("");
    const once = addToArchive("", "Archive", [PART]);
    expect(addToArchive(once, "Archive", [PART])).toBe(once);
    expect(addToArchive("mine, no break", "Archive", [{ ...PART, entries: [] }])).toBe("mine, no break");
  });

  test("grows by what is new only, in its own line ends, and keeps every byte", () => {
    const once = addToArchive("", "Archive", [PART]).replaceAll("\n", "\r\n");
    const twice = addToArchive(once, "Archive", [{ heading: "Tasks", entries: ["- [x] **T1** done\n  nested", PART.entries[0] ?? ""] }]);
    expect(twice).toBe(`${once}\r\n## Tasks\r\n\r\n- [x] **T1** done\r\n  nested\r\n`);
  });

  test("takes an entry whose lines stand in it only scattered", () => {
    const archive = "- [x] a\nother\n  nested\n";
    expect(addToArchive(archive, "Archive", [{ heading: "Tasks", entries: ["- [x] a\n  nested"] }])).toContain("## Tasks\n\n- [x] a\n  nested\n");
  });
});

/** Takes all lines that begin with "old". */
function shrink({ text }: Snapshot): { readonly ok: true; readonly value: Shrunk } {
  const lines = text.split("\n");
  const entries = lines.filter((line) => line.startsWith("old"));
  return succeed({ text: lines.filter((line) => !line.startsWith("old")).join("\n"), parts: [{ heading: "Old", entries }] });
}

test("entries move from the handoff to the archive beside it; once there is none, nothing happens", () => {
  const root = tempFolder({ "AGENT-HANDOFF.md": "# Handoff\nold 1\nnew\nold 2\n" });
  const file = join(root, "AGENT-HANDOFF.md");
  valueOf(archiveEntries(file, shrink));
  expect(readFileSync(file, "utf8")).toBe("# Handoff\nnew\n");
  expect(readFileSync(join(root, "AGENT-HANDOFF.archive.md"), "utf8")).toBe("# Archive of AGENT-HANDOFF.md\n\n## Old\n\nold 1\nold 2\n");
  expect(valueOf(archiveEntries(file, shrink)).files.map(({ changed }) => changed)).toEqual([false, false]);
});

test("a refusal or a missing handoff creates no archive", () => {
  const root = tempFolder({ "AGENT-HANDOFF.md": "x" });
  expect(problemOf(archiveEntries(join(root, "AGENT-HANDOFF.md"), () => refuse("no")))).toBe("no");
  expect(problemOf(archiveEntries(join(root, "HANDOFF.md"), shrink))).toMatchObject({ code: "not-found" });
  expect(readdirSync(root).sort()).toEqual([".agent-relay", "AGENT-HANDOFF.md"]);
});

describe("killed at any call", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  test("nothing is lost, and the next run leaves every entry exactly once", async () => {
    const text = "# Handoff\nold 1\nnew\nold 2\n";
    const counter = await stage.start();
    const probe = await counter.perform({ do: "archive", file: join(tempFolder({ "AGENT-HANDOFF.md": text }), "AGENT-HANDOFF.md"), text: "" });
    const calls = probe.died ? [] : probe.calls;
    const deaths = calls.flatMap((name, at) => (CHANGING.includes(name) ? [at + 1] : []));
    expect(deaths.length).toBeGreaterThan(10);
    let between = 0;
    for (const dieAt of deaths) {
      const root = tempFolder({ "AGENT-HANDOFF.md": text, "AGENT-HANDOFF.archive.md": "# Archive of AGENT-HANDOFF.md\n" });
      const file = join(root, "AGENT-HANDOFF.md");
      const actor = await stage.start();
      await actor.perform({ do: "archive", file, text: "", fault: { dieAt } });
      const [live, archive] = [readFileSync(file, "utf8"), readFileSync(join(root, "AGENT-HANDOFF.archive.md"), "utf8")];
      for (const entry of ["old 1", "old 2", "new"]) expect(`${live}${archive}`, `call ${dieAt}`).toContain(`${entry}\n`);
      if (live.includes("old 1") && archive.includes("old 1")) between += 1;
      valueOf(archiveEntries(file, shrink));
      expect(readFileSync(file, "utf8")).toBe("# Handoff\nnew\n");
      expect(readFileSync(join(root, "AGENT-HANDOFF.archive.md"), "utf8").match(/^old \d$/gm)).toEqual(["old 1", "old 2"]);
    }
    expect(between).toBeGreaterThan(0);
  }, 60_000);
});
