import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { endGroup } from "../../src/process/end-group.ts";
import { findMembers } from "../../src/process/find-members.ts";
import { hasLeftBehind } from "../../src/process/has-left-behind.ts";
import { listProcessIds, readProcess, readVariable } from "../../src/process/read-process.ts";

/** Runs a shell script to its end in a group of its own, and gives the group. */
async function runGroup(script: string) {
  const mark = { variable: "TEST_MARK", word: `has-left-behind-${String(process.pid)}-${String(performance.now())}` };
  const child = spawn("sh", ["-c", script], { detached: true, stdio: "ignore", env: { PATH: process.env["PATH"], [mark.variable]: mark.word } });
  await once(child, "exit");
  return { pid: child.pid, mark };
}

describe("hasLeftBehind", () => {
  test.each([0, 5000])("tells of a program that started nothing, after %i ms", async (durationMs) => {
    expect(hasLeftBehind(await runGroup("true"), durationMs)).toBe(false);
  });

  test.each([
    ["in its group", "sleep 61 &"],
    ["in another group", "setsid sleep 61 & true"],
    ["far behind it", `i=0; while [ $i -lt 40 ]; do /bin/true; i=$((i+1)); done; setsid sleep 61 & true`],
  ])("tells of what was left %s", async (_, script) => {
    const group = await runGroup(script);
    // The shell may end before its child has become what it is to be.
    expect([hasLeftBehind(group, 0), hasLeftBehind(group, 5000)]).toEqual([true, true]);
    expect(await endGroup(group, { graceMs: 500 })).toBe(true);
    expect([hasLeftBehind(group, 0), findMembers(group)]).toEqual([false, []]);
  });
});

describe("what the system shows of processes", () => {
  test("is this process, its start and its variables", () => {
    expect(listProcessIds()).toContain(process.pid);
    expect(readProcess(process.pid)).toMatchObject({ pid: process.pid, parent: process.ppid, start: expect.stringMatching(/^\d+$/) });
    expect(readVariable(process.ppid, "NO_SUCH_VARIABLE")).toBeUndefined();
  });

  test("is nothing of one that has ended", () => {
    const { pid } = spawnSync("true");
    expect([readProcess(pid), readVariable(pid, "PATH")]).toEqual([undefined, undefined]);
  });
});
