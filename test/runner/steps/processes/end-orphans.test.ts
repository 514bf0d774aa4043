import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readProcess } from "../../../../src/process/read-process.ts";
import { createExecutor } from "../../../../src/runner/steps/create-executor.ts";
import { endOrphans } from "../../../../src/runner/steps/processes/end-orphans.ts";
import { loadProcessRecord, writeProcessRecord } from "../../../../src/runner/steps/processes/process-record.ts";
import { markWord, STEP_MARK_VARIABLE } from "../../../../src/runner/steps/processes/step-mark.ts";
import { isAlive } from "../../../process/programs.ts";
import { tempFolder } from "../../../workspace/support/temp-folder.ts";
import { sampleAttempt, shellStep } from "../support/sample-attempt.ts";

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) if (child.pid !== undefined && isAlive(child.pid)) child.kill("SIGKILL");
});

/** Makes the folder of an attempt in a run's folder. */
function attemptFolder(run: string, name: string): string {
  const folder = join(run, "steps", name, "1");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Starts a program as an attempt of a runner that is gone would have; gives its process id. */
function leaveBehind(folder: string | undefined, words: readonly string[] = ["sleep", "61"]): number {
  const [file = "", ...args] = words;
  const mark = folder === undefined ? {} : { [STEP_MARK_VARIABLE]: `/another ${markWord(folder)}` };
  const child = spawn(file, args, { detached: true, stdio: "ignore", env: { PATH: process.env["PATH"], ...mark } });
  started.push(child);
  return child.pid ?? -1;
}

describe("endOrphans", () => {
  test("ends what bears the mark of an attempt, though its process was never kept", async () => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a b");
    const pid = leaveBehind(folder);
    expect(await endOrphans(run, { graceMs: 500 })).toEqual([{ folder, pids: [pid] }]);
    expect(isAlive(pid)).toBe(false);
  });

  test("ends what is kept in an attempt's folder, though it bears no mark", async () => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a");
    const pid = leaveBehind(undefined);
    writeProcessRecord(folder, pid, "SIGTERM");
    expect(await endOrphans(run, { graceMs: 500 })).toEqual([{ folder, pids: [pid] }]);
    expect(isAlive(pid)).toBe(false);
  });

  test("ends the members of a group whose leader is gone", async () => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a");
    const leader = leaveBehind(folder, ["sh", "-c", `sleep 61 & echo $! > '${folder}/child'; echo $$ > '${folder}/leader'`]);
    while (!existsSync(join(folder, "leader")) || isAlive(leader)) await new Promise((resolve) => void setTimeout(resolve, 5));
    writeFileSync(join(folder, "process.json"), JSON.stringify({ pid: leader, start: "1", space: loadSpace(), endSignal: "SIGTERM" }));
    const child = Number(readFileSync(join(folder, "child"), "utf8"));
    expect(await endOrphans(run, { graceMs: 500 })).toEqual([{ folder, pids: [child] }]);
    expect(isAlive(child)).toBe(false);
  });

  test.each(["start", "space"])("leaves a process alone that has the id of ours but another %s", async (field) => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a");
    const pid = leaveBehind(undefined);
    writeProcessRecord(folder, pid, "SIGTERM");
    const record: object = JSON.parse(readFileSync(join(folder, "process.json"), "utf8"));
    writeFileSync(join(folder, "process.json"), JSON.stringify({ ...record, [field]: "other" }));
    expect(await endOrphans(run)).toEqual([]);
    expect(isAlive(pid)).toBe(true);
  });

  test("leaves the processes of another run alone, and of the run that a folder was copied from", async () => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a");
    const pid = leaveBehind(folder);
    const copy = join(tempFolder(), "copy");
    cpSync(run, copy, { recursive: true });
    expect([await endOrphans(copy), await endOrphans(tempFolder())]).toEqual([[], []]);
    expect(isAlive(pid)).toBe(true);
  });

  test("looks into the named attempts only, where some are named", async () => {
    const run = tempFolder();
    const [one, two] = [attemptFolder(run, "1"), attemptFolder(run, "2")];
    const pids = [leaveBehind(undefined), leaveBehind(undefined)];
    writeProcessRecord(one, pids[0] ?? -1, "SIGTERM");
    writeProcessRecord(two, pids[1] ?? -1, "SIGTERM");
    expect(await endOrphans(run, { attempts: [two], graceMs: 500 })).toEqual([{ folder: two, pids: [pids[1]] }]);
    expect(pids.map(isAlive)).toEqual([true, false]);
  });

  test("passes over an attempt that has no folder yet", async () => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a");
    const pid = leaveBehind(folder);
    expect(await endOrphans(run, { attempts: [join(run, "steps", "gone"), folder], graceMs: 500 })).toEqual([{ folder, pids: [pid] }]);
  });

  test("kills at once where there is no grace", async () => {
    const run = tempFolder();
    const folder = attemptFolder(run, "a");
    const pid = leaveBehind(folder, ["sh", "-c", "trap '' TERM; while :; do sleep 1; done"]);
    expect(await endOrphans(run, { graceMs: 0 })).toHaveLength(1);
    expect(isAlive(pid)).toBe(false);
  });

  test("finds nothing in a folder without attempts, or with a torn record", async () => {
    const run = tempFolder();
    expect(await endOrphans(run)).toEqual([]);
    writeFileSync(join(attemptFolder(run, "a"), "process.json"), '{"pid": 1');
    expect(await endOrphans(run)).toEqual([]);
  });
});

describe("the process of an attempt", () => {
  test("is kept in the attempt's folder before the command can end", async () => {
    const attempt = sampleAttempt(shellStep('until [ -s "$RECORD" ]; do :; done; echo $$; cat "$RECORD"'));
    const environment = { PATH: process.env["PATH"], RECORD: join(attempt.folder, "process.json") };
    const { output } = await createExecutor()({ ...attempt, environment });
    const [pid = "", record = ""] = output.split("\n");
    expect(JSON.parse(record)).toMatchObject({ pid: Number(pid), start: expect.stringMatching(/^\d+$/), endSignal: "SIGTERM" });
    expect(loadProcessRecord(attempt.folder)?.pid).toBe(Number(pid));
    expect(readProcess(Number(pid))).toBeUndefined();
  });
});

function loadSpace(): string {
  const folder = tempFolder();
  writeProcessRecord(folder, process.pid, "SIGTERM");
  return loadProcessRecord(folder)?.space ?? "";
}
