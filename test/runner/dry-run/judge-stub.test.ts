import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { judgeStub } from "../../../src/runner/dry-run/judge-stub.ts";
import { createExecutor } from "../../../src/runner/steps/create-executor.ts";
import { resolveStep } from "../../../src/workflow/dry-run/resolve-step.ts";
import { planOf, stepIn } from "../../workflow/plan/support.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";

const CHECKS = [
  "",
  ", verification: { type: exit_code }",
  ", verification: { type: exit_code, value: 3 }",
  ", verification: { type: output_contains, value: DONE }",
  ", verification: { type: file_exists, value: made }",
  ", verification: { type: custom }",
];
const CASES = CHECKS.flatMap((check) =>
  ["", ", failOnError: false", ", captureOutput: false"].flatMap((more) =>
    [0, 1, 3].flatMap((exitCode) => [true, false].map((isGood) => ({ written: `${check}${more}`, exitCode, isGood }))),
  ),
);

/** What stands in for a step has to be judged as the step itself is: each case runs for real and as a stub. */
test.each(CASES)("$written with exit code $exitCode ($isGood) ends as the real step does", async ({ written, exitCode, isGood }) => {
  const output = isGood ? "DONE" : "almost";
  const plan = planOf(`name: w\nworkflows: [{ name: f, steps: [{ name: s, type: deterministic, command: "echo ${output}; exit ${exitCode}"${written} }] }]`);
  const step = stepIn(plan, "s");
  const root = tempFolder();
  const folder = join(root, "attempt");
  mkdirSync(folder);
  if (isGood) writeFileSync(join(root, "made"), "");
  const values = { variables: {}, steps: new Map() };
  const environment = { PATH: process.env["PATH"] };
  const real = await createExecutor()({ runId: "r", plan, step, attempt: 1, folder, cwd: root, root, environment, values, stop: new AbortController().signal });
  const stub = { output: `${output}\n`, exitCode, failures: 0, durationMs: 1, leavesFile: isGood };
  const judged = judgeStub({ step, resolved: resolveStep(step, { variables: {}, outputs: new Map() }), stub, failures: 0, values });
  const told = ({ kind, reason, exitCode: code, output: left }: typeof real): readonly unknown[] => [kind, reason, code, left.trim()];
  expect(told(judged)).toEqual(told(real));
});
