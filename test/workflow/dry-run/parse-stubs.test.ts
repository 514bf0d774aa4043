import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStubs } from "../../../src/workflow/dry-run/parse-stubs.ts";

const stubOf = (text: string) => {
  const { stubs, findings } = parseStubs(text, "stubs.yaml");
  expect(findings).toEqual([]);
  return stubs?.get("a");
};
const PLAIN = { output: "", exitCode: 0, failures: 0, durationMs: 1, leavesFile: true };

describe("a file of stubs", () => {
  test.each([
    ["a: done", { output: "done" }],
    ["a: |\n  two\n  lines\n", { output: "two\nlines\n" }],
    ["a: 7", { output: "7" }],
    ["a:", { output: "" }],
    ["a: {}", {}],
    ["a: { output: { x: [1] } }", { output: '{"x":[1]}' }],
    [
      "a: { output: x, exitCode: 3, fail: 2, durationMs: 400, leavesFile: false }",
      { output: "x", exitCode: 3, failures: 2, durationMs: 400, leavesFile: false },
    ],
    ["a: { fail: true }", { failures: Number.POSITIVE_INFINITY }],
    ["a: { fail: false }", { failures: 0 }],
    ['{ "a": { "output": "json" } }', { output: "json" }],
  ])("%j is read", (text, expected) => {
    expect(stubOf(text)).toEqual({ ...PLAIN, ...expected });
  });

  test("without anything has no stubs", () => {
    expect(parseStubs("", "s").stubs?.size).toBe(0);
  });

  test.each([
    ["- a", "1:1 value-type Unexpected content, expected the names of steps with what they output"],
    ["a: [1]", "1:4 value-type Unexpected list as `a`, expected a text"],
    ["a: { outptu: x }", "1:6 key-known Unexpected key `outptu`, expected `output`, `exitCode`, `fail`, `durationMs` or `leavesFile`"],
    ["a: { exitCode: 256 }", "1:16 value-range Unexpected value of `exitCode`, expected a whole number from 0 to 255"],
    ["a: { fail: -1 }", "1:12 value-range Unexpected value of `fail`, expected a whole number from 0 to 9007199254740991"],
    ["a: { leavesFile: maybe }", "1:18 value-type Unexpected `leavesFile`, expected `true` or `false`"],
    ["a: 'x", "1:6 yaml-syntax"],
    ["b: x\nbulid: y", "2:1 step-known Unexpected step `bulid`, expected one of the workflow"],
  ])("%j is refused with its place", (text, finding) => {
    const { stubs, findings } = parseStubs(text, "stubs.yaml", ["a", "b", "build"]);
    expect(stubs).toBeUndefined();
    expect(findings.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`)).toEqual([expect.stringContaining(finding)]);
  });

  test("tells what is wrong in the order of the text", () => {
    const { findings } = parseStubs("a: { no: 1 }\nzz: hi\nb: { no: 1 }\n", "s.yaml", ["a", "b"]);
    expect(findings.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test("names the step that was meant", () => {
    expect(parseStubs("bulid: y", "s", ["a", "build"]).findings[0]?.hint).toBe("Write `build`.");
  });

  test("never throws, and gives stubs or findings", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { stubs, findings } = parseStubs(text, "s");
        expect(stubs === undefined).toBe(findings.length > 0);
      }),
    );
  });
});
