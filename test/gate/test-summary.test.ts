import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { REPOSITORY } from "./support/small-house.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "agent-relay-summary-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const GREEN = { success: true, numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

/** Gives the last line and the exit code for a report of vitest. */
function summarise(report: object): { readonly line: string; readonly exitCode: number | null } {
  const file = join(folder, "tests.json");
  writeFileSync(file, JSON.stringify(report));
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", "scripts/test-summary.ts", file], { cwd: REPOSITORY, encoding: "utf8" });
  return { line: stdout, exitCode: status };
}

describe("the last line of CI", () => {
  test("counts what passed", () => {
    expect(summarise(GREEN)).toEqual({ line: "3 passed, 0 failed\n", exitCode: 0 });
  });

  test("counts skipped and planned tests together", () => {
    expect(summarise({ ...GREEN, numPendingTests: 2, numTodoTests: 1 })).toEqual({ line: "3 passed, 0 failed, 3 skipped\n", exitCode: 0 });
  });

  test("fails where a test failed", () => {
    expect(summarise({ ...GREEN, success: false, numFailedTests: 2 })).toEqual({ line: "3 passed, 2 failed\n", exitCode: 1 });
  });

  test("fails where a file could not be loaded", () => {
    const testResults = [{ name: "a.test.ts", status: "failed", assertionResults: [] }];
    expect(summarise({ ...GREEN, success: false, testResults })).toEqual({ line: "3 passed, 1 failed\n", exitCode: 1 });
  });

  test("fails where something outside the tests failed", () => {
    expect(summarise({ ...GREEN, success: false })).toEqual({ line: "3 passed, 1 failed\n", exitCode: 1 });
  });

  test("fails where nothing ran", () => {
    expect(summarise({ ...GREEN, numPassedTests: 0 })).toEqual({ line: "0 passed, 0 failed\n", exitCode: 1 });
  });
});
