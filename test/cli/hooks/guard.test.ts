import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli, runJson } from "../run.ts";
import { makeFolder, textOf } from "../workspace.ts";
import { makePlace } from "./place.ts";

describe("hooks open and close", () => {
  test("are the user's, last some minutes and are recorded", async () => {
    const { root, env, run } = makePlace();
    expect((await run("open", "--as", "user", "--minutes", "5")).out).toContain(": guard open until 2026-11-20T15:09:05Z\n");
    expect(JSON.parse(textOf(root, ".agent-relay/guard.json"))).toEqual({ openUntil: "2026-11-20T15:09:05Z", by: "user", at: "2026-11-20T15:04:05Z" });
    expect((await run("close", "--as", "user")).out).toContain("guard shut");
    expect(JSON.parse(textOf(root, ".agent-relay/guard.json"))).toMatchObject({ openUntil: "2026-11-20T15:04:05Z" });
    const sessions = await runJson(["sessions"], { cwd: root, env });
    expect(JSON.stringify(sessions)).toContain("guard");
  });

  test("are nobody else's, whatever is claimed", async () => {
    const { root, run, runWith } = makePlace();
    expect(await run("open", "--as", "claude")).toMatchObject({ code: 3 });
    expect(await run("close", "--as", "claude")).toMatchObject({ code: 3 });
    expect(await run("open")).toMatchObject({ code: 2 });
    for (const env of [{ CLAUDECODE: "1" }, { CODEX_THREAD_ID: "t" }, { GEMINI_CLI: "1" }, { OPENCODE: "1" }]) {
      expect(await runWith({ env }, "open", "--as", "user")).toMatchObject({ code: 3 });
      expect(await runWith({ env, interactive: true }, "open")).toMatchObject({ code: 3 });
    }
    expect(existsSync(join(root, ".agent-relay/guard.json"))).toBe(false);
    expect(await runWith({ interactive: true }, "open")).toMatchObject({ code: 0 });
  });

  test.each(["0", "61", "-1", "ten", "1.5"])("take no %s minutes", async (minutes) => {
    const { root, run } = makePlace();
    expect(await run("open", "--as", "user", `--minutes=${minutes}`)).toMatchObject({ code: 2 });
    expect(existsSync(join(root, ".agent-relay"))).toBe(false);
  });

  test("belong to a project", async () => {
    expect((await runCli(["hooks", "open", "--as", "user"], { cwd: makeFolder(), env: { HOME: "/nonexistent" } })).code).not.toBe(0);
  });
});
