import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workflow, type WorkflowBuilder, type WorkflowRunOptions, WorkflowRunner } from "../../src/workflows-library.ts";
import { answersWithin } from "../../src/workflows/run/answers-within.ts";

let cwd = "";
beforeAll(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-hostile-")));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What a program in JavaScript may give, whatever the types say. */
function anything(value: unknown): never {
  return value as never;
}

function run(made: WorkflowBuilder, options: WorkflowRunOptions = {}): ReturnType<WorkflowBuilder["run"]> {
  return made.run({ cwd, logLevel: false, ...options });
}

function echo(command = "echo hi"): WorkflowBuilder {
  return workflow("hostile").step("a", { type: "deterministic", command });
}

const SELF: Record<string, unknown> = {};
SELF["self"] = SELF;

describe("variables", () => {
  test.each([
    ["a text", "task", "Unexpected `task` as the variables, expected an object of names and values"],
    ["a list", ["task"], "Unexpected a list as the variables"],
    ["a value that holds itself", { v: SELF }, "Unexpected variable `v` with a value that holds itself"],
    ["a function", { f: { deep: () => 1 } }, "Unexpected variable `f` with a function"],
    ["a big number", { n: 5n }, "Unexpected variable `n` with a bigint"],
  ])("refuse %s in a sentence", async (_, vars, message) => {
    await expect(run(echo(), { vars: anything(vars) })).rejects.toThrow(message);
  });

  test("take dates as texts, and leave out what is undefined", async () => {
    const result = await run(echo("echo {{d}}"), { vars: { d: new Date(0), u: undefined } });
    expect(result.steps[0]?.output).toBe("1970-01-01T00:00:00.000Z\n");
  });
});

describe("an executor that gives something else", () => {
  const agent = workflow("hostile").agent("x", { cli: "claude" }).step("a", { agent: "x", task: "T" });

  test.each([
    ["nothing for a command", echo(), { executeDeterministicStep: () => undefined }, "Unexpected undefined from `executeDeterministicStep`"],
    ["a text for a command", echo(), { executeDeterministicStep: () => "out" }, 'expected `{ output: "…", exitCode: 0 }`'],
    ["no exit code", echo(), { executeDeterministicStep: () => ({ output: "x" }) }, "Unexpected an object from"],
    ["nothing for a task", agent, { executeAgentStep: () => undefined }, "Unexpected undefined from `executeAgentStep`, expected the text that the agent said"],
  ])("fails the step where it gives %s", async (_, made, executor, message) => {
    const result = await run(made, { executor: anything(executor) });
    expect(result.status).toBe("failed");
    expect(result.error).toContain(message);
  });
});

describe("a dry run", () => {
  test.each([
    ["nothing", undefined, "Unexpected empty workflow file"],
    ["a value that holds itself", SELF, "Unexpected value that holds itself"],
  ])("reports %s in place of a config", (_, config, message) => {
    const report = new WorkflowRunner({ cwd }).dryRun(anything(config));
    expect(report).toMatchObject({ valid: false, name: "workflow" });
    expect(report.errors.join("\n")).toContain(message);
  });
});

test.each([0, -1, 1.5, Number.NaN, "x"])("a limit of %s steps at a time is refused, which would wait for ever", async (maxConcurrency) => {
  await expect(run(echo(), { maxConcurrency: anything(maxConcurrency) })).rejects.toThrow("as `maxConcurrency`, expected a whole number from 1");
});

test.each([undefined, ""])("an id of %s is refused, and no other run is resumed", async (id) => {
  await expect(new WorkflowRunner({ cwd }).resume(anything(id))).rejects.toThrow("as the id of a run, expected a text");
});

test("a folder that is none is told in a sentence", async () => {
  await expect(run(echo(), { cwd: anything(5) })).rejects.toThrow("Cannot run in 5: it is not a folder");
});

test("a store that never answers does not hold a run for ever", async () => {
  expect(await answersWithin(new Promise(() => {}), 1)).toBe(false);
  expect(await answersWithin(Promise.resolve(), 60_000)).toBe(true);
});
