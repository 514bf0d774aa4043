import fc from "fast-check";
import { expect, test } from "vitest";
import { utcSeconds } from "../../src/util/utc-seconds.ts";

test("writes every time from the year 0 to 9999 as `toISOString` does, without the fraction", () => {
  const times = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
  fc.assert(
    fc.property(times, (time) => {
      expect(utcSeconds(time)).toBe(`${new Date(time).toISOString().slice(0, 19)}Z`);
    }),
    { numRuns: 5000 },
  );
});
