import { afterEach, describe, expect, test } from "vitest";
import { readDocParts } from "./blocks.ts";
import { matchesOutput } from "./matches-output.ts";
import { createPageRunner, type PageRunner } from "./page-runner.ts";
import { readScript, readSteps } from "./steps.ts";

let runner: PageRunner | undefined;
afterEach(() => runner?.remove());

describe("what a page shows is compared with what a command prints", () => {
  const cases: readonly (readonly [string, readonly string[], string, boolean])[] = [
    ["the same text", ["a", "b"], "a\nb\n", true],
    ["another text", ["a", "b"], "a\nc\n", false],
    ["a line too few", ["a"], "a\nb\n", false],
    ["a line too many", ["a", "b"], "a\n", false],
    ["blanks at the end", ["a  ", ""], "a\n\n", true],
    ["lines left out", ["a", "…", "d"], "a\nb\nc\nd\n", true],
    ["no lines where some may be left out", ["a", "…", "b"], "a\nb\n", true],
    ["part of a line left out", ["in … ms"], "in 12.5 ms\n", true],
    ["a time", ["at <time> by Claude"], "at 2026-11-20T15:04:05Z by Claude\n", true],
    ["no time", ["at <time>"], "at noon\n", false],
    ["a commit", ["@ <commit>"], "@ a1b2c3d\n", true],
    ["signs of a pattern", ["a.c (x)* [y] | z-1/2 {3} $^"], "a.c (x)* [y] | z-1/2 {3} $^\n", true],
    ["a sign of a pattern as a sign", ["a.c"], "abc\n", false],
    ["nothing shown", [], "anything\n", true],
  ];
  test.each(cases)("%s", (_, expected, actual, same) => {
    expect(matchesOutput(expected, actual)).toBe(same);
  });
});

describe("a page's blocks", () => {
  test("are read in order with the comments above them", () => {
    const page =
      "# T\n\n<!-- setup: mkdir a -->\n\n<!-- no-run: needs the network -->\n```sh\nnpm ci\n```\n\n<!-- file: a/b.md -->\n\n````markdown\n```\n````\n\ntext\n\n```console\n$ ls\n```\n";
    expect(readDocParts(page)).toEqual([
      { kind: "setup", command: "mkdir a", line: 3 },
      { kind: "block", language: "sh", body: "npm ci", line: 6, noRun: "needs the network" },
      { kind: "block", language: "markdown", body: "```", line: 12, file: "a/b.md" },
      { kind: "block", language: "console", body: "$ ls", line: 18 },
    ]);
  });

  test("a note does not reach over the text between", () => {
    const [block] = readDocParts("<!-- no-run: x -->\n\nText.\n\n```sh\nls\n```\n");
    expect(block).not.toHaveProperty("noRun");
  });

  test("hold commands, their continuation, exit codes and output", () => {
    expect(readSteps("$ a \\\n> b  # exit 3\nout\n> quoted\n\n$ c")).toEqual([
      { command: "a \\\nb", exitCode: 3, expected: ["out", "> quoted", ""] },
      { command: "c", exitCode: 0, expected: [] },
    ]);
    expect(readScript("a\nb")).toEqual([{ command: "a\nb", exitCode: 0, expected: [] }]);
  });
});

describe("the reader of a page", () => {
  test("keeps the folder, sees both streams and the exit code", () => {
    runner = createPageRunner();
    expect(runner.run("mkdir deep && cd deep").exitCode).toBe(0);
    runner.writeFile("x/file.txt", "hello\n");
    expect(runner.run("pwd; cat x/file.txt; echo oops >&2; (exit 3)")).toEqual({ output: `${runner.root}/deep\nhello\noops\n`, exitCode: 3 });
  });

  test("runs in no agent's name", () => {
    runner = createPageRunner();
    expect(runner.run("env").output).not.toMatch(/^(?:CLAUDE|CODEX|GEMINI|AGENT_RELAY)/mu);
  });
});
