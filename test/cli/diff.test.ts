import { join } from "node:path";
import { expect, test } from "vitest";
import { commit, git } from "../workspace/support/git-repository.ts";
import { runCli, runJson, runWell } from "./run.ts";
import { handoffText, makeWorkspace, putFile } from "./workspace.ts";

const DECISION = "# Decisions\n\n## D-001: One database\n\n- Status: proposed\n- Date: 2026-11-20\n";

function history(): string {
  const root = makeWorkspace({ shop: {} });
  const shop = join(root, "shop");
  git(shop, "init", "-q");
  commit(
    shop,
    { "AGENT-HANDOFF.md": handoffText("shop", { owner: "Claude", pending: ["- [ ] **T1** Design"] }) },
    { message: "one", date: "2026-11-18T12:00:00Z" },
  );
  commit(
    shop,
    { "AGENT-HANDOFF.md": handoffText("shop", { owner: "Codex", pending: ["- [x] **T1** Design", "- [ ] **T2** Build"] }), "DECISIONS.md": DECISION },
    { message: "two", date: "2026-11-19T12:00:00Z" },
  );
  return shop;
}

test("a file that was only reformatted and stamped anew has not changed", async () => {
  const shop = history();
  putFile(
    shop,
    "AGENT-HANDOFF.md",
    handoffText("shop", { owner: "codex", pending: ["- [x] **T1**  Design", "", "* [ ] **T2** Build"], updated: "2026-11-20T15:00:00Z by Codex" }),
  );
  expect(await runWell(["diff"], { cwd: shop })).toBe("Nothing has changed in meaning since HEAD\n");
});

test("owner, tasks and decisions are compared with a revision", async () => {
  const shop = history();
  putFile(shop, "DECISIONS.md", DECISION.replace("proposed", "accepted"));
  expect(await runWell(["diff", "HEAD~1"], { cwd: shop })).toBe(
    "owner     Claude -> Codex\ntask      T1 Design: done\ntask      T2 Build: added\ndecision  D-001 One database: added, accepted\n",
  );
  expect(await runJson(["diff"], { cwd: shop })).toMatchObject({
    kind: "diff",
    revision: "HEAD",
    changes: [{ about: "decision", text: "D-001 One database: status proposed -> accepted" }],
  });
});

test("a day stands for the last commit up to its end", async () => {
  const shop = history();
  expect(await runWell(["diff", "2026-11-18"], { cwd: shop })).toContain("T2 Build: added");
  expect(await runWell(["diff", "2026-11-19"], { cwd: shop })).toContain("Nothing has changed");
  expect(await runCli(["diff", "2026-11-17"], { cwd: shop })).toMatchObject({ code: 1, err: expect.stringContaining("the file is not in `2026-11-17`") });
});

test("without git, and for revisions that are none, it says why not", async () => {
  const root = makeWorkspace({ shop: {} });
  expect(await runCli(["diff"], { cwd: root })).toMatchObject({ code: 1, err: expect.stringContaining("the project is in no git repository") });
  expect(await runCli(["diff", "nonsense"], { cwd: history() })).toMatchObject({ code: 1, err: expect.stringContaining("there is no such revision") });
});
