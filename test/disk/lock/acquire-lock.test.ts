import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acquireLock } from "../../../src/disk/lock/acquire-lock.ts";
import { type LockHolder, createHolder } from "../../../src/disk/lock/lock-holder.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { problemOf, valueOf } from "../../workspace/support/value-of.ts";

function heldBy(holder: Partial<LockHolder>): string {
  const folder = join(tempFolder(), "lock");
  mkdirSync(folder);
  writeFileSync(join(folder, "lock.7"), JSON.stringify({ ...createHolder(), ...holder }));
  return folder;
}

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

test("a lock is taken, given back and taken again under a higher number", () => {
  const folder = join(tempFolder(), "lock");
  const first = valueOf(acquireLock(folder));
  expect([first.generation, first.previous, first.isHeld()]).toEqual([1, "none", true]);
  first.release();
  first.release();
  expect(first.isHeld()).toBe(false);
  const second = valueOf(acquireLock(folder));
  expect([second.generation, second.previous]).toEqual([2, "released"]);
  second.release();
});

test("the folder keeps a handful of files however often it is taken", () => {
  const folder = join(tempFolder(), "lock");
  for (let count = 0; count < 50; count += 1) valueOf(acquireLock(folder)).release();
  expect(readdirSync(folder).sort()).toEqual(["lock.47.free", "lock.48.free", "lock.49.free", "lock.50.free"]);
});

test("a lock held by a living process is waited for, and the problem names the holder", () => {
  const folder = heldBy({});
  const problem = problemOf(acquireLock(folder, { timeoutMs: 20 }));
  expect(problem).toMatchObject({ code: "locked", message: expect.stringContaining(`process ${process.pid} on `) });
  expect(readdirSync(folder)).toEqual(["lock.7"]);
});

test.each([
  { story: "its process has ended", holder: () => ({ pid: deadPid() }) },
  { story: "its process id belongs to a younger process", holder: () => ({ start: "1" }) },
])("a lock is taken over at once when $story", ({ holder }) => {
  const lock = valueOf(acquireLock(heldBy(holder()), { timeoutMs: 0 }));
  expect([lock.generation, lock.previous]).toEqual([8, "died"]);
  lock.release();
});

test.each([
  { story: "another machine or process namespace", text: JSON.stringify({ ...createHolder(), space: "elsewhere", pid: 1 }) },
  { story: "a writer that was killed half-way", text: "" },
  { story: "nobody knows whom", text: "{]" },
])("a lock of $story is left alone for 30 s and taken over later", ({ text }) => {
  const folder = join(tempFolder(), "lock");
  mkdirSync(folder);
  const file = join(folder, "lock.3");
  writeFileSync(file, text);
  expect(problemOf(acquireLock(folder, { timeoutMs: 10 }))).toMatchObject({ code: "locked" });
  const past = Date.now() / 1000 - 31;
  utimesSync(file, past, past);
  expect(valueOf(acquireLock(folder, { timeoutMs: 10 })).generation).toBe(4);
});

test("a holder notices that its lock was taken over", () => {
  const folder = join(tempFolder(), "lock");
  const slow = valueOf(acquireLock(folder));
  writeFileSync(join(folder, "lock.2"), "");
  expect(slow.isHeld()).toBe(false);
  slow.release();
  expect(readdirSync(folder)).toContain("lock.2");
});

test("a lock whose folder was removed is given back without trouble", () => {
  const folder = join(tempFolder(), "lock");
  const lock = valueOf(acquireLock(folder));
  rmSync(folder, { recursive: true });
  expect(lock.isHeld()).toBe(false);
  lock.release();
});

test("a file in place of the folder is a problem", () => {
  const root = tempFolder({ lock: "" });
  expect(problemOf(acquireLock(join(root, "lock"), { timeoutMs: 0 })).kind).toBe("problem");
});

test("tickets of killed processes are swept after a while", () => {
  const folder = join(tempFolder(), "lock");
  mkdirSync(folder);
  for (const name of ["ticket.1.old", "ticket.2.young"]) writeFileSync(join(folder, name), "");
  utimesSync(join(folder, "ticket.1.old"), 1, 1);
  valueOf(acquireLock(folder)).release();
  expect(readdirSync(folder).sort()).toEqual(["lock.1.free", "ticket.2.young"]);
});
