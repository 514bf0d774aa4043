import { describe, expect, test } from "vitest";
import { addMark, hasMark } from "../../src/process/mark.ts";

describe("marks", () => {
  test("stand behind those of an outer run, so that both runs find what was started", () => {
    const outer = { variable: "MARKS", word: "outer" };
    const inner = { variable: "MARKS", word: "inner" };
    const value = addMark(inner, addMark(outer, undefined));
    expect(value).toBe("outer inner");
    expect([hasMark(value, outer), hasMark(value, inner)]).toEqual([true, true]);
  });

  test("are whole words", () => {
    const mark = { variable: "MARKS", word: "/run/a" };
    expect([hasMark("/run/a/b", mark), hasMark(undefined, mark), hasMark("", mark)]).toEqual([false, false, false]);
  });
});
