import { describe, expect, test } from "vitest";
import { describeAge } from "../../src/util/describe-age.ts";

describe("an age", () => {
  test.each([
    ["2026-11-21T10:00:00Z", "now"],
    ["2026-11-21T09:59:01Z", "now"],
    ["2026-11-21T09:48:00Z", "12m"],
    ["2026-11-21T05:00:00Z", "5h"],
    ["2026-11-18T09:00:00Z", "3d"],
    ["2026-11-21T10:00:00.900Z", "now"],
    ["2026-11-21T10:00:01Z", ""],
    ["yesterday", ""],
  ])("of %s at ten is `%s`", (then, age) => {
    expect(describeAge(then, "2026-11-21T10:00:00Z")).toBe(age);
  });
});
