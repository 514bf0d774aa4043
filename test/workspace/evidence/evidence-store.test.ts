import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CheckRun, formatRun, parseRun } from "../../../src/workspace/evidence/check-run.ts";
import { hasRuns, lastRuns, recordRun } from "../../../src/workspace/evidence/evidence-store.ts";
import { tempFolder } from "../support/temp-folder.ts";

const RUN: CheckRun = {
  command: "npm test",
  of: ["A1"],
  outcome: "passed",
  exitCode: 0,
  startedAt: "2026-11-20T15:04:00Z",
  endedAt: "2026-11-20T15:04:05Z",
  durationMs: 5000,
  files: { commit: "a".repeat(40), dirty: true, files: "f1", scope: "s1" },
  by: "codex",
  host: "here",
  stdout: { head: "ok\n", tail: "", bytes: 3 },
  stderr: { head: "", tail: "", bytes: 0 },
};

const stateOf = (folder: string): string => join(folder, ".agent-relay", "evidence");

/** All runs that are kept, the newest first by the times in their names. */
function keptIn(folder: string): readonly (CheckRun | undefined)[] {
  const names = readdirSync(stateOf(folder)).toSorted((left, right) => (left.slice(17) < right.slice(17) ? 1 : -1));
  return names.map((name) => parseRun(readFileSync(join(stateOf(folder), name), "utf8")));
}

describe("evidence store", () => {
  test("gives back the last run of each command", () => {
    const folder = tempFolder();
    expect(hasRuns(folder)).toBe(false);
    expect(lastRuns(folder, ["npm test"])).toEqual([]);
    recordRun(folder, RUN);
    recordRun(folder, { ...RUN, command: "npm run lint", outcome: "failed", exitCode: 1 });
    const { exitCode: _, ...rest } = RUN;
    const later: CheckRun = { ...rest, outcome: "signalled", signal: "SIGKILL" };
    recordRun(folder, later);
    expect(hasRuns(folder)).toBe(true);
    expect(lastRuns(folder, ["npm run lint", "gone", "npm test"])).toEqual([{ ...RUN, command: "npm run lint", outcome: "failed", exitCode: 1 }, later]);
    expect(keptIn(folder).map((run) => run?.outcome)).toEqual(["signalled", "failed", "passed"]);
  });

  test("keeps ten runs of a command and five hundred of all, the newest", () => {
    const folder = tempFolder();
    for (let at = 0; at < 14; at += 1) recordRun(folder, { ...RUN, durationMs: at });
    expect(keptIn(folder).map((run) => run?.durationMs)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
    const state = stateOf(folder);
    for (let at = 0; at < 600; at += 1) writeFileSync(join(state, `${at.toString(16).padStart(16, "0")}-00000000000001-000001-1.json`), formatRun(RUN));
    recordRun(folder, { ...RUN, durationMs: 99 });
    expect(readdirSync(state)).toHaveLength(500);
    expect(lastRuns(folder, ["npm test"])[0]?.durationMs).toBe(99);
  });

  test("forgets runs from a time that has not come when there is a new one, for the clock was wrong then", () => {
    const folder = tempFolder();
    for (let at = 0; at < 12; at += 1) recordRun(folder, RUN);
    for (const name of readdirSync(stateOf(folder)))
      renameSync(join(stateOf(folder), name), join(stateOf(folder), name.replace(/-\d{14}-/u, "-04070908800000-")));
    const { exitCode: _, ...rest } = RUN;
    recordRun(folder, { ...rest, outcome: "timed-out" });
    expect(lastRuns(folder, ["npm test"])[0]?.outcome).toBe("timed-out");
    expect(readdirSync(stateOf(folder))).toHaveLength(1);
  });

  test("is for the eyes of who ran it alone", () => {
    const folder = tempFolder();
    recordRun(folder, RUN);
    const [name = ""] = readdirSync(stateOf(folder));
    expect([statSync(stateOf(folder)).mode & 0o777, statSync(join(stateOf(folder), name)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test("finds a command again although the secret in it is not written down", () => {
    const folder = tempFolder();
    const secret = `hunter${"2Zq9LmPx".repeat(2)}`;
    const command = `curl https://me:${secret}@example.com/`;
    recordRun(folder, { ...RUN, command });
    const [name = ""] = readdirSync(stateOf(folder));
    expect(readFileSync(join(stateOf(folder), name), "utf8")).not.toContain(secret);
    expect(lastRuns(folder, [command.replace(secret, `other${secret}`), command])).toEqual([{ ...RUN, command }]);
  });

  test("reads what it writes, and no text makes it throw", () => {
    expect(parseRun(formatRun(RUN))).toEqual(RUN);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.nat().map((at) => formatRun(RUN).slice(0, at % formatRun(RUN).length)),
        ),
        (text) => {
          const run = parseRun(text);
          if (run) expect(parseRun(formatRun(run))).toEqual(run);
        },
      ),
    );
  });
});
