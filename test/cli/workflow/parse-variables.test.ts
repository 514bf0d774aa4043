import { describe, expect, test } from "vitest";
import { parseVariable, readVariables } from "../../../src/cli/workflow/parse-variables.ts";
import { makeFolder } from "../workspace.ts";

describe("a variable of the command line", () => {
  test.each([
    ["a=1", ["a", "1"]],
    ["a=", ["a", ""]],
    ["a.b=x=y", ["a.b", "x=y"]],
    [" a =  b ", ["a", "  b "]],
    ["a=line\nline", ["a", "line\nline"]],
  ])("%j is a name and a value", (text, pair) => {
    expect(parseVariable(text)).toEqual(pair);
  });

  test.each([
    ["a", "Unexpected variable `a`, expected `name=value`", "--var a=..."],
    ["=x", "Missing name of the variable in `=x`", "--var name=value"],
    ["", "Unexpected variable ``, expected `name=value`", "--var name=value"],
  ])("%j is refused", (text, message, hint) => {
    expect(() => parseVariable(text)).toThrow(expect.objectContaining({ message, hint, exitCode: 2 }));
  });
});

describe("variables", () => {
  const call = (options: Readonly<Record<string, string | readonly string[]>>, files: Readonly<Record<string, string>> = {}): unknown =>
    readVariables({ args: [], options }, makeFolder(files));

  test("of the command line win over those of a file, a later one over an earlier one", () => {
    const files = { "vars.yaml": "task: from the file\ndeep:\n  list: [1, two]\n" };
    expect(call({ varsFile: "vars.yaml", var: ["task=first", "task=last"] }, files)).toEqual({ task: "last", deep: { list: [1, "two"] } });
  });

  test("may be JSON, and a name of the language is a name like any other", () => {
    const read = call({ varsFile: "v.json", var: "__proto__=x" }, { "v.json": '{"n": 1}' });
    expect(Object.entries(read as object)).toEqual([
      ["n", 1],
      ["__proto__", "x"],
    ]);
  });

  test.each([
    [{}, 'v.yaml": there is no such file or folder', 1],
    [{ "v.yaml": "- a\n" }, 'Unexpected content of "v.yaml", expected names and values', 1],
    [{ "v.yaml": "a: [1\nb: 2\n" }, "v.yaml:", 1],
  ])("of a bad file %j are refused", (files, message, exitCode) => {
    expect(() => call({ varsFile: "v.yaml" }, files as Record<string, string>)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), exitCode }),
    );
  });
});
