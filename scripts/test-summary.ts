import { readFileSync } from "node:fs";

/** The parts of vitest's JSON report that are counted. */
interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Prints the last line of CI, `N passed, N failed, N skipped`. Gives the exit code: 1 where something failed or nothing ran. */
function summarise(file: string): number {
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  const passed = report.numPassedTests;
  const failed = countFailed(report);
  const skipped = report.numPendingTests + report.numTodoTests;
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ""}\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** A test file that cannot even be loaded counts as one failure, and so does a run that failed outside its tests. */
function countFailed({ success, numFailedTests, testResults }: Report): number {
  const unloaded = testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0);
  return Math.max(numFailedTests + unloaded.length, success ? 0 : 1);
}

process.exitCode = summarise(process.argv[2] ?? "");
