import { expect, test } from "vitest";
import { createProgress } from "../../src/cli/check/progress.ts";
import type { CommandIo } from "../../src/cli/io.ts";

function progressOver(times: readonly number[], interactive: boolean, isSeen = true): string {
  let err = "";
  const clock = times.values();
  const io: CommandIo = {
    cwd: "/",
    env: {},
    version: "0",
    out: () => undefined,
    err: (text) => void (err += text),
    readStdin: () => new Uint8Array(),
    interactive,
    colour: false,
    now: () => "",
    loadRules: async () => [],
  };
  const progress = createProgress(io, { nowMs: () => clock.next().value ?? 0, isSeen: () => isSeen });
  times.slice(1).forEach((_, order) => progress.step(order + 1, times.length - 1));
  progress.end();
  return err;
}

test("a run of less than a second is silent", () => {
  expect(progressOver([0, 400, 999], true)).toBe("");
});

test("a longer run says how far it is, ten times a second at most, and takes the line away", () => {
  expect(progressOver([0, 1000, 1050, 1100], true)).toBe("\rChecked 1 of 3 folders\rChecked 3 of 3 folders\r\u001b[K");
});

test("nobody is told where nobody looks", () => {
  expect(progressOver([0, 5000], false)).toBe("");
  expect(progressOver([0, 5000], true, false)).toBe("");
});
