import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatStamp } from "../../../src/protocol/format-stamp.ts";
import { parseOwner } from "../../../src/protocol/parse-owner.ts";
import { parseStamp } from "../../../src/protocol/parse-stamp.ts";

const READINGS: readonly (readonly [text: string, at: string | undefined, by: string | undefined])[] = [
  ["2026-11-20T15:04:05Z by Claude", "2026-11-20T15:04:05Z", "Claude"],
  ["2026-11-20T15:04:05.250Z by Claude", "2026-11-20T15:04:05Z", "Claude"],
  ['2026-06-15T12:00:00+02:00 by Agent "Kim" (Conversation 1-2)', "2026-06-15T10:00:00Z", 'Agent "Kim"'],
  ["2026-06-15T23:30:00-0230", "2026-06-16T02:00:00Z", undefined],
  ["2026-06-20. Branch: `feat/x`", "2026-06-20", undefined],
  ["2026-07-24 America/New_York", "2026-07-24", undefined],
  ["2026-07-24 10:00 America/New_York", "2026-07-24", undefined],
  ["2026-01-20 10:35 EST", "2026-01-20T15:35:00Z", undefined],
  ["2026-04-01 23:58 UTC", "2026-04-01T23:58:00Z", undefined],
  ["2026-04-01 23:58", "2026-04-01", undefined],
  ["2026-04-01 4:00 PM PDT", "2026-04-01T23:00:00Z", undefined],
  ["2026-04-01 12:15 am UTC", "2026-04-01T00:15:00Z", undefined],
  ["2026-04-01 23:58 CST", "2026-04-01", undefined],
  ["Session end (Jan 22, 2026 ~12:45 UTC)", "2026-01-22T12:45:00Z", undefined],
  ["November 7, 2025", "2025-11-07", undefined],
  ["7 Nov 2025 by codex", "2025-11-07", "codex"],
  ["20.11.2026", "2026-11-20", undefined],
  ["20/11/2026", "2026-11-20", undefined],
  ["11/20/2026", "2026-11-20", undefined],
  ["2026/11/20", "2026-11-20", undefined],
  ["2026-11-20, Codex", "2026-11-20", "Codex"],
  ["2026-11-20 (Claude)", "2026-11-20", "Claude"],
  ["**2026-11-20** — `Codex`", "2026-11-20", "Codex"],
  ["by Claude", undefined, "Claude"],
  ["05/06/2026", undefined, undefined],
  ["2026-13-01", undefined, undefined],
  ["2026-02-30", undefined, undefined],
  ["2024-02-29", "2024-02-29", undefined],
  ["2026-11-20T25:00:00Z", "2026-11-20", undefined],
  ["yesterday", undefined, undefined],
  ["", undefined, undefined],
  ["12026-11-20", undefined, undefined],
];

describe("parseStamp", () => {
  test.each(READINGS)("reads %j", (text, at, by) => {
    expect(parseStamp(text)).toEqual({ ...(at && { at }), ...(by && { by }) });
  });

  test("reads back what formatStamp writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.constantFrom("claude", "codex", "user"),
        (date, name) => {
          const now = `${date.toISOString().slice(0, 19)}Z`;
          const actor = parseOwner(name);
          if (actor.kind !== "agent" && actor.kind !== "user") throw new Error("the test names an actor");
          const stamp = parseStamp(formatStamp(now, actor));
          expect(stamp.at).toBe(now);
          expect(parseOwner(stamp.by ?? "")).toEqual(actor);
        },
      ),
    );
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parseStamp(text);
      }),
      { numRuns: 3000 },
    );
  });
});
