import { join } from "node:path";
import { expect, test } from "vitest";
import { commit, git } from "../workspace/support/git-repository.ts";
import { runJson, runWell } from "./run.ts";
import { handoffText, makeWorkspace } from "./workspace.ts";

const LOG = ["2026-11-18T10:00:00Z | User | Claude | begun", "2026-11-19 | Claude | Codex | designed", "2026-11-20T10:00:00Z | Codex | User | built"];

test("without git the log is told, the latest first", async () => {
  const root = makeWorkspace({ shop: { log: LOG } });
  expect(await runWell(["history"], { cwd: root })).toBe(
    "2026-11-20T10:00:00Z  handoff  Codex -> User: built\n2026-11-19            handoff  Claude -> Codex: designed\n2026-11-18T10:00:00Z  handoff  User -> Claude: begun\n",
  );
});

test("commits of the handoff file stand between the rows, by time", async () => {
  const root = makeWorkspace({ shop: { log: LOG } });
  const shop = join(root, "shop");
  git(shop, "init", "-q");
  commit(shop, { "AGENT-HANDOFF.md": handoffText("shop", { log: LOG.slice(0, 2) }) }, { message: "Design it", date: "2026-11-19T12:00:00+02:00" });
  commit(shop, { "AGENT-HANDOFF.md": handoffText("shop", { log: LOG }), "b.txt": "" }, { message: "Build it", date: "2026-11-20T11:00:00Z" });
  commit(shop, { "other.txt": "" }, { message: "Elsewhere", date: "2026-11-20T12:00:00Z" });
  const { entries } = await runJson(["history", "shop"], { cwd: root });
  expect(entries.map(({ when, kind, who }: Record<string, string>) => `${when} ${kind} ${who}`)).toEqual([
    "2026-11-20T11:00:00Z commit Ann",
    "2026-11-20T10:00:00Z handoff Codex -> User",
    "2026-11-19T10:00:00Z commit Ann",
    "2026-11-19 handoff Claude -> Codex",
    "2026-11-18T10:00:00Z handoff User -> Claude",
  ]);
  expect((await runJson(["history", "--limit", "2"], { cwd: shop })).entries).toHaveLength(2);
});

test("archived rows are still told", async () => {
  const root = makeWorkspace({ shop: { log: LOG } });
  await runWell(["archive", "--keep-log", "1", "--as", "user"], { cwd: root });
  expect((await runJson(["history"], { cwd: root })).entries.map(({ what }: Record<string, string>) => what)).toEqual(["built", "designed", "begun"]);
});

test("a project without any history says so", async () => {
  expect(await runWell(["history"], { cwd: makeWorkspace({ shop: {} }) })).toBe("No history of shop yet\n");
});
