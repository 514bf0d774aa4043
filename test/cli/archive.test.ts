import { expect, test } from "vitest";
import { join } from "node:path";
import { runCli, runJson, runWell } from "./run.ts";
import { makeWorkspace, putFile, textOf, treeOf } from "./workspace.ts";

const LOG = Array.from({ length: 25 }, (_, at) => `2026-11-${String(at + 1).padStart(2, "0")}T10:00:00Z | Claude | Codex | row ${at + 1}`);
const DONE = ["- [x] **T1** Design (by claude; 2026-11-01; evidence: `true` 0)", "  notes", "- [x] **T2** Build (by codex; 2026-11-10; unverified)"];

function shop(): string {
  return makeWorkspace({ shop: { owner: "Codex", log: LOG, completed: DONE, pending: ["- [ ] **T3** Try"] }, blog: { owner: "User" } });
}

test("old rows and completed tasks stand in the archive afterwards, word for word", async () => {
  const root = shop();
  expect(await runWell(["archive", "--as", "codex"], { cwd: root })).toBe("shop: archived 5 log rows and 2 completed tasks\n");
  const archive = textOf(root, "shop/AGENT-HANDOFF.archive.md");
  expect(archive).toContain(
    `## Handoff log, archived 2026-11-20\n\n| When | From | To | Summary |\n| --- | --- | --- | --- |\n${LOG.slice(0, 5)
      .map((row) => `| ${row} |`)
      .join("\n")}\n`,
  );
  expect(archive).toContain(`${DONE.join("\n")}\n`);
  expect(textOf(root, "shop/AGENT-HANDOFF.md")).not.toContain("row 5 |");
  expect(textOf(root, "shop/AGENT-HANDOFF.md")).toContain("row 6 |");
});

test("a second run finds nothing to do; a later one adds to the same archive", async () => {
  const root = shop();
  await runWell(["archive", "--as", "user"], { cwd: root });
  const before = treeOf(root);
  expect(await runWell(["archive", "--as", "user"], { cwd: root })).toBe("shop: nothing to archive\n");
  expect(treeOf(root)).toEqual(before);
  await runWell(["archive", "--keep-log", "10", "--as", "user"], { cwd: root });
  expect(textOf(root, "shop/AGENT-HANDOFF.archive.md").match(/row \d+ \|/gu)).toHaveLength(15);
});

test("--completed-before keeps later tasks, --dry-run shows both files and writes nothing", async () => {
  const root = shop();
  const before = treeOf(root);
  const out = await runWell(["archive", "shop", "--completed-before", "2026-11-05", "--dry-run", "--as", "user"], { cwd: root });
  expect(out).toContain("+++ b/shop/AGENT-HANDOFF.archive.md");
  expect(out).toContain("+- [x] **T1** Design");
  expect(out).toContain("-- [x] **T1** Design");
  expect(out).not.toContain("+- [x] **T2**");
  expect(treeOf(root)).toEqual(before);
  expect(await runJson(["archive", "--as", "user"], { cwd: root })).toMatchObject({ kind: "archive", project: "shop", logRows: 5, tasks: 2 });
});

test("--whole takes the rows out of the index and leaves every file of the project", async () => {
  const root = shop();
  const { "AGENT-HANDOFF.md": _, ...before } = treeOf(root);
  expect(await runWell(["archive", "shop", "--whole", "--as", "user"], { cwd: root })).toBe("shop: taken out of the index; its files stay\n");
  const { "AGENT-HANDOFF.md": __, ...after } = treeOf(root);
  expect(after).toEqual(before);
  expect(textOf(root, "AGENT-HANDOFF.md")).not.toContain("shop");
  expect(textOf(root, "AGENT-HANDOFF.md")).toContain("| blog | blog | User |");
  expect(await runCli(["archive", "shop", "--whole", "--as", "user"], { cwd: root })).toMatchObject({
    code: 1,
    err: expect.stringContaining("No project is called `shop`"),
  });
});

test("only the owner and the user may archive, and only the user a whole project", async () => {
  const root = shop();
  const before = treeOf(root);
  expect(await runCli(["archive", "--as", "claude"], { cwd: root })).toMatchObject({
    code: 3,
    err: expect.stringContaining("Only the user or the owner may archive"),
  });
  expect(await runCli(["archive", "--whole", "--as", "codex"], { cwd: root })).toMatchObject({
    code: 3,
    err: expect.stringContaining("Only the user may archive a whole project"),
  });
  expect(treeOf(root)).toEqual(before);
});

test("a project that the index does not name cannot leave it", async () => {
  const root = shop();
  putFile(root, "stray/AGENT-HANDOFF.md", textOf(root, "blog/AGENT-HANDOFF.md"));
  expect(await runCli(["archive", "--whole", "--as", "user"], { cwd: join(root, "stray") })).toMatchObject({
    code: 1,
    err: expect.stringContaining("the index does not name it"),
  });
});
