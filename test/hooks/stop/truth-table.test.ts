import { describe, expect, test } from "vitest";
import { loadSession } from "../../../src/workspace/sessions/session-store.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { ROWS } from "./truth-table.ts";
import { begin, play, projectFiles, putUnderGit, reasonOf } from "./stage.ts";

const GROUNDS = ["git", "no git"] as const;

describe.each(GROUNDS)("with %s", (ground) => {
  test.each(ROWS.filter((row) => row.only === undefined || row.only === ground))("$name: $expected", async (row) => {
    const folder = tempFolder({ ...projectFiles(), ...row.files });
    if (ground === "git") putUnderGit(folder, row.ignored);
    const log: string[] = [];
    const stage = { folder, log };
    if (row.begins !== false) await begin(stage);
    await row.act(stage);
    const decision = await play(row.from?.(stage) ?? stage, "stop", row.input ?? {});
    const reason = reasonOf(decision);
    const events = loadSession(folder, "s1")?.events.map(({ kind }) => kind) ?? [];
    const logged = row.logs === undefined ? [] : [expect.stringContaining(row.logs)];
    expect({ kind: decision.kind, log }, reason).toEqual({ kind: row.expected === "skip" ? "allow" : row.expected, log: logged });
    for (const words of row.says ?? []) expect(reason).toContain(words);
    expect(events.filter((kind) => kind === "skip" || kind === "block").at(-1)).toBe(row.expected === "allow" ? row.event : row.expected);
  });
});
