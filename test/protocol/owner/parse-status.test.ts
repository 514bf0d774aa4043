import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStatus } from "../../../src/protocol/parse-status.ts";
import { STATUSES, type Status } from "../../../src/protocol/status.ts";

const READINGS: readonly (readonly [text: string, status: Status])[] = [
  ["ready", "ready"],
  ["READY_FOR_CODEX", "ready"],
  ["Ready for Claude Code", "ready"],
  ["READY FOR EXECUTION - 2026-05-17", "ready"],
  ["to-do", "ready"],
  ["in-progress", "in-progress"],
  ["IN_PROGRESS", "in-progress"],
  ["In Progress", "in-progress"],
  ["**in progress**", "in-progress"],
  ["`wip`", "in-progress"],
  ["🔄", "in-progress"],
  ["🔄 In progress", "in-progress"],
  ["ACTIVE", "in-progress"],
  ["ready for review", "review"],
  ["READY_FOR_CODEX_REVIEW", "review"],
  ["In review.", "review"],
  ["blocked", "blocked"],
  ["Blocked on credentials", "blocked"],
  ["⛔ BLOCKED", "blocked"],
  ["done", "done"],
  ["✅", "done"],
  ["✔️", "done"],
  ["✅ Done", "done"],
  ["COMPLETE (28 points)", "done"],
  ["Completed 2026-11-20", "done"],
];

describe("parseStatus", () => {
  test.each(READINGS)("reads %j as %s", (text, status) => {
    expect(parseStatus(text)).toBe(status);
  });

  test.each([
    "",
    "idle",
    "pending",
    "12/12 commits done, pushed",
    "Phases 1 & 2 Complete, 3-6 Pending",
    "not done",
    "almost done",
    "done (mostly)",
    "PUBLIC_CORE_ACTIVE",
    "ENTREGUE",
    "READY_FOR_ARCH",
    "ready for",
    "ready for nobody",
    "review (blocked)",
    "✅ all tests pass",
    "❌",
    "ready | in-progress | review",
    "blocked on",
    `done${" ".repeat(200)}x`,
  ])("leaves %j alone", (text) => {
    expect(parseStatus(text)).toBeUndefined();
  });

  test("reads every canonical status as itself, in any case and with any joint", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), fc.constantFrom("-", "_", " "), fc.boolean(), (status, joint, upper) => {
        const spelt = status.replace("-", joint);
        expect(parseStatus(upper ? spelt.toUpperCase() : spelt)).toBe(status);
      }),
    );
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseStatus(text);
      }),
      { numRuns: 3000 },
    );
  });
});
