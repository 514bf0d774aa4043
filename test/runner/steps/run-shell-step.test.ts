import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createExecutor } from "../../../src/runner/steps/create-executor.ts";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { sampleAttempt, shellStep } from "./support/sample-attempt.ts";

const execute = createExecutor({ graceMs: 300 });

describe("a shell step", () => {
  test("completes with its output and exit code", async () => {
    expect(await execute(sampleAttempt(shellStep("echo one; echo two >&2")))).toEqual({ kind: "completed", reason: "exit", exitCode: 0, output: "one\n" });
  });

  test("keeps both streams in the attempt's folder", async () => {
    const attempt = sampleAttempt(shellStep("echo one; echo two >&2"));
    await execute(attempt);
    expect(["stdout", "stderr"].map((name) => readFileSync(join(attempt.folder, name), "utf8"))).toEqual(["one\n", "two\n"]);
  });

  test("gives templates nothing where its output is not captured", async () => {
    expect(await execute(sampleAttempt(shellStep("echo one", { captureOutput: false })))).toMatchObject({ kind: "completed", output: "" });
  });

  test("fails on another exit code than 0 and tells the end of standard error", async () => {
    expect(await execute(sampleAttempt(shellStep("echo out; echo no such thing >&2; exit 3")))).toEqual({
      kind: "failed",
      reason: "exit-code",
      exitCode: 3,
      output: "out\n",
      error: "Ended with exit code 3: no such thing",
    });
  });

  test("tells the end of the output where standard error is empty", async () => {
    expect(await execute(sampleAttempt(shellStep("printf '1\\n2\\n'; exit 1")))).toMatchObject({ error: "Ended with exit code 1:\n1\n2" });
  });

  test("fails where a signal ends it", async () => {
    expect(await execute(sampleAttempt(shellStep("kill -SEGV $$")))).toMatchObject({
      kind: "failed",
      reason: "signal",
      exitSignal: "SIGSEGV",
      error: "Ended by SIGSEGV",
    });
  });

  test("has the user's environment and says which run, step and attempt it is", async () => {
    const step = shellStep("printf '%s ' $OWN $AGENT_RELAY_RUN_ID $AGENT_RELAY_STEP $AGENT_RELAY_ATTEMPT", { name: "build" });
    const attempt = sampleAttempt(step, { attempt: 3, environment: { PATH: process.env["PATH"], OWN: "mine" } });
    expect((await execute(attempt)).output).toBe("mine run-1 build 3 ");
  });

  test("finds standard input at its end", async () => {
    expect((await execute(sampleAttempt(shellStep("cat; echo end")))).output).toBe("end\n");
  });

  test("runs in its folder, which may hold a value", async () => {
    const project = tempFolder({ "sub/a.txt": "" });
    const step = shellStep("ls", { cwd: parseTemplate("{{where}}") });
    expect((await execute(sampleAttempt(step, { project, values: { variables: { where: "sub" }, steps: new Map() } }))).output).toBe("a.txt\n");
  });

  test("says that its folder is missing", async () => {
    const attempt = sampleAttempt(shellStep("ls", { cwd: parseTemplate("gone") }));
    expect(await execute(attempt)).toEqual({
      kind: "failed",
      reason: "missing-file",
      output: "",
      error: `Cannot find the folder "${attempt.cwd}/gone" of step \`step\``,
      hint: "Create it in a step before `step`, or correct its `cwd`",
    });
  });

  test.each(["..", "/", "sub/../..", "link", "link/inner"])("does not run in %s, which leaves the project", async (cwd) => {
    const outside = tempFolder({ "inner/x": "" });
    const project = tempFolder({ "sub/a.txt": "" });
    symlinkSync(outside, join(project, "link"));
    const end = await execute(sampleAttempt(shellStep("touch begun", { cwd: parseTemplate(cwd) }), { project }));
    expect(end).toMatchObject({ kind: "failed", reason: "error", error: expect.stringContaining(`Cannot open "${cwd}": it leads out of`) });
    expect(existsSync(join(outside, "begun"))).toBe(false);
  });

  test("runs in a folder outside that the workflow names in its paths", async () => {
    const outside = tempFolder({ "inner/x.txt": "" });
    const step = shellStep("ls", { cwd: parseTemplate(join(outside, "inner")) });
    const paths = [{ name: "other", folder: outside, required: true }];
    expect((await execute(sampleAttempt(step, { plan: { paths } }))).output).toBe("x.txt\n");
  });

  test("does not run where a value is missing", async () => {
    const attempt = sampleAttempt(shellStep("touch begun; echo {{ nothing }}"));
    expect(await execute(attempt)).toMatchObject({ kind: "failed", reason: "error", error: "Missing variable `nothing` for `{{nothing}}`" });
    expect(existsSync(join(attempt.cwd, "begun"))).toBe(false);
  });

  test("takes a value of 200 kB into a command, also one that a shell would run", async () => {
    const long = `$(touch begun) ' " ${"é".repeat(100_000)}`;
    const attempt = sampleAttempt(shellStep(`printf '%s' "{{steps.read.output}}"`), {
      values: { variables: {}, steps: new Map([["read", { output: `${long}\n\n`, exitCode: 0 }]]) },
    });
    expect((await execute(attempt)).output).toBe(long);
    expect(existsSync(join(attempt.cwd, "begun"))).toBe(false);
  });

  test("keeps what comes with a value of another step one value, in every kind of quotes", async () => {
    const value = `a'b"c\`d\`$(touch begun)$HOME; touch begun\n{{x}} &`;
    const command = `printf '%s|' {{v}} "{{v}}" '{{v}}'; cat <<END\n{{v}}\nEND`;
    const attempt = sampleAttempt(shellStep(command), { values: { variables: { v: value }, steps: new Map() } });
    expect((await execute(attempt)).output).toBe(`${value}|${value}|${value}|${value}\n`);
    expect(existsSync(join(attempt.cwd, "begun"))).toBe(false);
  });

  test("reads letters whole that were printed in pieces", async () => {
    expect((await execute(sampleAttempt(shellStep("printf '\\303'; printf '\\251\\360\\237'; printf '\\230\\200'")))).output).toBe("é😀");
  });

  test("gives templates the head and the tail of a long output, and says what it cut", async () => {
    const attempt = sampleAttempt(shellStep("printf begin; head -c 5000000 /dev/zero | tr '\\0' x; printf end", { outputLimitBytes: 1000 }));
    const { output } = await execute(attempt);
    expect(output).toMatch(/^beginx{400,}\n\[\.\.\. 4999\d{3} bytes cut \.\.\.\]\nx{400,}end$/);
    expect(output.length).toBeLessThanOrEqual(1000);
  });

  test("says that a time-out ended it", async () => {
    expect(await execute(sampleAttempt(shellStep("echo begun; sleep 25; echo", { timeoutMs: 200 })))).toMatchObject({
      kind: "failed",
      reason: "timeout",
      output: "begun\n",
      error: "Took longer than 200 ms: begun",
    });
  });

  test("does not begin where the run has stopped", async () => {
    const attempt = sampleAttempt(shellStep("touch begun"), { stop: AbortSignal.abort("SIGTERM") });
    expect(await execute(attempt)).toMatchObject({ kind: "failed", reason: "stopped" });
    expect(existsSync(join(attempt.cwd, "begun"))).toBe(false);
  });

  test("fails, and does not throw, where its files cannot be written", async () => {
    const attempt = sampleAttempt(shellStep("touch begun"));
    const folder = join(attempt.folder, "gone");
    expect(await execute({ ...attempt, folder })).toMatchObject({ kind: "failed", reason: "error" });
    mkdirSync(folder);
    writeFileSync(join(folder, "process.json"), "");
    expect(existsSync(join(attempt.cwd, "begun"))).toBe(false);
  });

  test("warns of nothing where many share one signal to stop, and hears it in all", async () => {
    const warnings: string[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning.message);
    process.on("warning", onWarning);
    const run = new AbortController();
    const ends = Array.from({ length: 12 }, () => execute(sampleAttempt(shellStep("exec sleep 61"), { stop: run.signal })));
    await new Promise((resolve) => void setImmediate(resolve));
    run.abort("SIGINT");
    const reasons = (await Promise.all(ends)).map((end) => (end.kind === "failed" ? end.reason : end.kind));
    process.off("warning", onWarning);
    expect({ reasons: new Set(reasons), warnings }).toEqual({ reasons: new Set(["stopped"]), warnings: [] });
  });
});
