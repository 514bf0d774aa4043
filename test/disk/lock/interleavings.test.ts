import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { acquireLock } from "../../../src/disk/lock/acquire-lock.ts";
import type { HeldLock } from "../../../src/disk/lock/held-lock.ts";
import { createHolder } from "../../../src/disk/lock/lock-holder.ts";
import { installFaults, setFault } from "../../workspace/support/fault-injection.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";

beforeAll(installFaults);

const CALLS = 18;

const NAMES = ["fresh", "released", "dead", "dead after others"] as const;

/** What stands in the lock's folder when two begin to want it. */
const BEGINNINGS: Readonly<Record<(typeof NAMES)[number], readonly (readonly [string, string])[]>> = {
  fresh: [],
  released: [["lock.5.free", ""]],
  dead: [["lock.5", JSON.stringify({ ...createHolder(), start: "1" })]],
  "dead after others": [
    ["lock.3.free", ""],
    ["lock.4.free", ""],
    ["lock.5", JSON.stringify({ ...createHolder(), start: "1" })],
  ],
};

/** One takes the lock; before its n-th call of the file system another takes it and gives it back some times, and then perhaps keeps it. */
function interleave(about: { readonly beginning: keyof typeof BEGINNINGS; readonly at: number; readonly cycles: number; readonly keeps: boolean }): {
  readonly both: boolean;
  readonly none: boolean;
  readonly calls: number;
} {
  const folder = join(tempFolder(), "lock");
  mkdirSync(folder);
  for (const [name, text] of BEGINNINGS[about.beginning]) writeFileSync(join(folder, name), text);
  const others: HeldLock[] = [];
  const run = () => {
    setFault({});
    for (let cycle = 0; cycle < about.cycles; cycle += 1) {
      const lock = acquireLock(folder, { timeoutMs: -1 });
      if (lock.ok) lock.value.release();
    }
    const kept = about.keeps ? acquireLock(folder, { timeoutMs: -1 }) : undefined;
    if (kept?.ok === true) others.push(kept.value);
  };
  setFault({ runAt: about.at, run });
  const mine = acquireLock(folder, { timeoutMs: about.keeps ? 5 : 1000 });
  const calls = setFault({}).length;
  const iHave = mine.ok && mine.value.isHeld();
  const otherHas = others.some((lock) => lock.isHeld());
  return { both: (mine.ok && others.length > 0) || (iHave && otherHas), none: !iHave && !otherHas, calls };
}

test.each(NAMES)("whenever another takes the lock between two calls, one and only one has it (%s)", (beginning) => {
  let tried = 0;
  for (const cycles of [0, 1, 2, 6]) {
    for (const keeps of [true, false]) {
      for (let at = 1; at <= CALLS; at += 1) {
        const { both, none } = interleave({ beginning, at, cycles, keeps });
        expect({ both, none }, JSON.stringify({ beginning, at, cycles, keeps })).toEqual({ both: false, none: false });
        tried += 1;
      }
    }
  }
  expect(tried).toBe(8 * CALLS);
});

test("the calls that are tried reach beyond the last one", () => {
  expect(interleave({ beginning: "dead", at: 1000, cycles: 0, keeps: false }).calls).toBeLessThan(CALLS);
});
