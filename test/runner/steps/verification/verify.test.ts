import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createExecutor } from "../../../../src/runner/steps/create-executor.ts";
import type { PlannedVerification } from "../../../../src/workflow/plan/planned-step.ts";
import { parseTemplate } from "../../../../src/workflow/template/parse-template.ts";
import { tempFolder } from "../../../workspace/support/temp-folder.ts";
import { type AttemptChanges, sampleAttempt, shellStep } from "../support/sample-attempt.ts";

const execute = createExecutor({ graceMs: 300 });
const exitCode = (code: number): PlannedVerification => ({ kind: "exit_code", exitCode: code, description: "" });
const contains = (text: string): PlannedVerification => ({ kind: "output_contains", text: parseTemplate(text), description: "" });
const file = (path: string): PlannedVerification => ({ kind: "file_exists", path: parseTemplate(path), description: "" });
const custom = (command: string, timeoutMs?: number): PlannedVerification => ({
  kind: "custom",
  command: parseTemplate(command),
  description: "",
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
});

const run = (command: string, verification: PlannedVerification, changes: AttemptChanges = {}) =>
  execute(sampleAttempt(shellStep(command, { verification }), changes));

describe("exit_code", () => {
  test.each<[string, number, object]>([
    ["exit 0", 0, { kind: "completed", reason: "verification" }],
    ["exit 3", 3, { kind: "completed", reason: "verification", exitCode: 3 }],
    ["exit 3", 0, { kind: "failed", reason: "exit-code", exitCode: 3 }],
    ["exit 2", 3, { kind: "failed", reason: "exit-code", error: "Ended with exit code 2, expected 3" }],
    ["exit 0", 3, { kind: "failed", reason: "verification", error: "Unexpected exit code 0, expected 3" }],
    ["kill -KILL $$", 0, { kind: "failed", reason: "signal" }],
    ["kill -KILL $$", 137, { kind: "failed", reason: "signal" }],
  ])("holds %s against %i", async (command, wanted, expected) => {
    expect(await run(command, exitCode(wanted))).toMatchObject(expected);
  });
});

describe("output_contains", () => {
  test("looks at all of the output, also where templates get a part or none of it", async () => {
    const step = shellStep("head -c 3000000 /dev/zero; printf 'a needle'; head -c 3000000 /dev/zero", {
      outputLimitBytes: 100,
      captureOutput: false,
      verification: contains("needle"),
    });
    expect(await execute(sampleAttempt(step))).toMatchObject({ kind: "completed", reason: "verification", output: "" });
  });

  test("finds a text that lies across pieces", async () => {
    expect(await run("head -c 1048570 /dev/zero; printf 'needlework'", contains("needlework"))).toMatchObject({ kind: "completed" });
  });

  test("looks at standard output only", async () => {
    expect(await run("echo needle >&2", contains("needle"))).toMatchObject({
      kind: "failed",
      reason: "verification",
      error: "Cannot find `needle` in the step's output",
    });
  });

  test.each(["", "  \n"])("does not hold where its value came to %j, which stands in every output", async (empty) => {
    const values = { variables: {}, steps: new Map([["a", { output: empty }]]) };
    expect(await run("echo v1.2", contains("{{steps.a.output}}"), { values })).toMatchObject({
      kind: "failed",
      reason: "verification",
      error: "Unexpected empty text to look for in the step's output",
    });
  });

  test("takes a value", async () => {
    expect(await run("echo v1.2", contains("v{{version}}"), { values: { variables: { version: "1.2" }, steps: new Map() } })).toMatchObject({
      kind: "completed",
    });
    expect(await run("echo v1.2", contains("v{{version}}"))).toMatchObject({
      kind: "failed",
      reason: "verification",
      error: expect.stringContaining("Missing variable"),
    });
  });
});

describe("file_exists", () => {
  test("finds a file from the step's folder", async () => {
    const project = tempFolder({ "sub/x": "" });
    const step = shellStep("touch out.txt", { cwd: parseTemplate("sub"), verification: file("out.txt") });
    expect(await execute(sampleAttempt(step, { project }))).toMatchObject({ kind: "completed", reason: "verification" });
  });

  test.each(["gone.txt", "sub"])("does not find %s, which is no file", async (path) => {
    expect(await run("mkdir sub", file(path))).toMatchObject({ kind: "failed", reason: "verification" });
  });

  test.each(["../x", "/etc/passwd", "link/x", "link"])("does not look at %s, which leaves the project", async (path) => {
    const outside = tempFolder({ x: "" });
    const project = tempFolder();
    symlinkSync(path === "link" ? join(outside, "x") : outside, join(project, "link"));
    expect(await run("true", file(path), { project })).toMatchObject({
      kind: "failed",
      reason: "verification",
      error: expect.stringContaining("leads out of"),
    });
  });

  test("finds a file by its absolute path in the project", async () => {
    const project = tempFolder({ x: "" });
    expect(await run("true", file(join(project, "x")), { project })).toMatchObject({ kind: "completed" });
  });

  test("completes a step at its time-out", async () => {
    const step = shellStep("touch out.txt; sleep 20", { timeoutMs: 300, verification: file("out.txt") });
    expect(await execute(sampleAttempt(step))).toMatchObject({ kind: "completed", reason: "file-at-timeout" });
  });
});

describe("custom", () => {
  test("holds without a command, which is left to the caller", async () => {
    expect(await run("true", { kind: "custom", description: "" })).toMatchObject({ kind: "completed", reason: "exit" });
    expect(await run("exit 1", { kind: "custom", description: "" })).toMatchObject({ kind: "failed", reason: "exit-code" });
  });

  test("runs its command in the step's folder, with values", async () => {
    const values = { variables: { name: "a'b" }, steps: new Map() };
    expect(await run('touch "a\'b"', custom("test -f {{name}}"), { values })).toMatchObject({ kind: "completed", reason: "verification" });
  });

  test("fails with what the command printed, and the step's output stays", async () => {
    const attempt = sampleAttempt(shellStep("echo mine", { verification: custom("echo no >&2; exit 4") }));
    expect(await execute(attempt)).toMatchObject({
      kind: "failed",
      reason: "verification",
      error: "Check failed: Ended with exit code 4: no",
      output: "mine\n",
      exitCode: 0,
    });
    expect(readFileSync(join(attempt.folder, "check-stderr"), "utf8")).toBe("no\n");
  });

  test("ends after its own time", async () => {
    expect(await run("true", custom("sleep 20", 200))).toMatchObject({
      kind: "failed",
      reason: "verification",
      error: "Check failed: Took longer than 200 ms",
    });
  });
});

describe("a step that may fail", () => {
  test("is put to its check though its exit code is another than 0", async () => {
    const step = (text: string) => shellStep("echo found; exit 1", { failOnError: false, verification: contains(text) });
    expect(await execute(sampleAttempt(step("found")))).toMatchObject({ kind: "failed", reason: "exit-code", exitCode: 1 });
    expect(await execute(sampleAttempt(step("other")))).toMatchObject({ kind: "failed", reason: "verification" });
  });
});

test("a check is not run after a failure", async () => {
  const attempt = sampleAttempt(shellStep("exit 1", { verification: custom("touch checked") }));
  await execute(attempt);
  expect(existsSync(join(attempt.cwd, "checked"))).toBe(false);
});

test("a check's own description stands in the failure", async () => {
  expect(await run("true", { ...file("x"), description: "the build's result" })).toMatchObject({ error: expect.stringMatching(/\(the build's result\)$/) });
});
