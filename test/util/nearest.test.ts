import { describe, expect, test } from "vitest";
import { editDistance } from "../../src/util/edit-distance.ts";
import { nearest } from "../../src/util/nearest.ts";

const NAMES = ["payments", "payments-api", "web", "website", "docs", "Data Ingest", "infra"];

describe("nearest", () => {
  test.each([
    ["payment", ["payments", "payments-api"]],
    ["paymnets", ["payments"]],
    ["web", ["web", "website"]],
    ["WEBSIT", ["web", "website"]],
    ["data-ingst", ["Data Ingest"]],
    ["ingest", ["Data Ingest"]],
    ["zebra", []],
    ["", []],
    ["---", []],
  ])("offers for %j the names %j", (query, expected) => {
    expect([...nearest(query, NAMES)].sort()).toEqual([...expected].sort());
  });

  test("puts the nearest first and gives no more than asked", () => {
    expect(nearest("web", ["website", "web", "webs"], 2)).toEqual(["web", "webs"]);
  });

  test("names every name once", () => {
    expect(nearest("web", ["web", "web"])).toEqual(["web"]);
  });
});

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["kitten", "sitting", 3],
    ["a", "", 1],
    ["abc", "abc", 0],
    ["flaw", "lawn", 2],
  ])("counts between %j and %j %i edits", (a, b, expected) => {
    expect(editDistance(a, b, 9)).toBe(expected);
  });

  test("gives one more than the limit as soon as it is passed", () => {
    expect(editDistance("aaaaaaaa", "bbbbbbbb", 3)).toBe(4);
    expect(editDistance("a", "aaaaaaaa", 3)).toBe(4);
  });
});
