import { expect, test } from "vitest";
import { runCli } from "../run.ts";
import { makeFolder, makeWorkspace, putFile, textOf } from "../workspace.ts";
import { verifyEnv } from "./project.ts";

/** So far ahead that every file has long been as it is. */
const LATER = "2999-01-01T00:00:00Z";

test("what check has kept from the last run does not hide that evidence came, went stale and was renewed", async () => {
  const names = Array.from({ length: 30 }, (_, at) => `p${at}`);
  const root = makeWorkspace(Object.fromEntries(names.map((name) => [name, { owner: "Codex" }])));
  const file = "p1/AGENT-HANDOFF.md";
  const criterion = "## Acceptance Criteria\n\n- [ ] **A1** it is there. Check: `cat src/a.txt`\n";
  putFile(root, file, textOf(root, file).replace("## Files in Scope", "## Files in Scope\n\n- `src/**`").replace("## Acceptance Criteria\n", criterion));
  putFile(root, "p1/src/a.txt", "a");
  const env = { ...verifyEnv(), XDG_CACHE_HOME: makeFolder() };
  const stale = async (): Promise<boolean> => (await runCli(["check"], { cwd: root, now: LATER, env })).out.includes("stale evidence of `A1`");
  const verify = async (): Promise<number> => (await runCli(["verify", "p1", "--yes"], { cwd: root, env })).code;

  expect(await stale()).toBe(false);
  expect(await stale()).toBe(false);
  expect(await verify()).toBe(0);
  expect(await stale()).toBe(false);
  putFile(root, "p1/src/a.txt", "b");
  expect(await stale()).toBe(true);
  putFile(root, "p1/src/a.txt", "a");
  expect(await stale()).toBe(false);
  putFile(root, "p1/src/a.txt", "b");
  expect(await verify()).toBe(0);
  expect(await stale()).toBe(false);
});
