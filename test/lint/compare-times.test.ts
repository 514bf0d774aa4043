import { expect, test } from "vitest";
import { isAfter, isFuture } from "../../src/lint/compare-times.ts";

const NOW = "2026-11-20T15:00:00Z";

test.each([
  ["2026-11-20T15:04:00Z", false],
  ["2026-11-20T15:06:00Z", true],
  ["2026-11-21", false],
  ["2026-11-22", true],
])("%s is in the future of 15:00 on the 20th: %s", (at, expected) => {
  expect(isFuture(at, NOW)).toBe(expected);
});

test.each([
  ["2026-11-20T15:00:01Z", "2026-11-20T15:00:00Z", true],
  ["2026-11-20", "2026-11-19", true],
  ["2026-11-20", "2026-11-20", false],
  ["2026-11-20", "2026-11-19T23:00:00Z", false],
  ["2026-11-21", "2026-11-19T23:00:00Z", true],
])("%s is after %s: %s", (a, b, expected) => {
  expect(isAfter(a, b)).toBe(expected);
});
