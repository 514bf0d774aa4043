import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  InMemoryWorkflowDb,
  runWorkflow,
  workflow,
  type WorkflowBuilder,
  WorkflowError,
  type WorkflowEvent,
  WorkflowRunner,
  type WorkflowRunnerOptions,
} from "../../src/workflows-library.ts";

let cwd = "";
const problems: string[] = [];

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-runner-")));
  problems.length = 0;
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function runner(options: WorkflowRunnerOptions = {}): WorkflowRunner {
  return new WorkflowRunner({ cwd, onProblem: (message) => void problems.push(message), ...options });
}

function chain(second = "cat {{steps.first.output}} 2>&1; echo second"): WorkflowBuilder {
  return workflow("chain")
    .step("first", { type: "deterministic", command: "echo {{greeting}}" })
    .step("second", { type: "deterministic", command: second, dependsOn: ["first"] })
    .vars({ greeting: "hello" });
}

const YAML =
  'version: "1.0"\nname: shop\nworkflows:\n  - name: build\n    steps:\n      - { name: make, type: deterministic, command: "echo {{what}}" }\n  - name: deploy\n    steps:\n      - { name: ship, type: deterministic, command: "echo shipped" }\n';

describe("a run", () => {
  test("gives its result with every step", async () => {
    const result = await chain("echo got {{steps.first.output}}; exit 3").onError("continue").run({ cwd, logLevel: false });
    expect(result).toMatchObject({ workflowName: "chain", status: "failed", workspaceId: "local", pattern: "dag" });
    expect(result.error).toContain("second");
    expect(result.steps.map(({ name, status, output, exitCode, stepType, agentName }) => [name, status, output, exitCode, stepType, agentName])).toEqual([
      ["first", "completed", "hello\n", 0, "deterministic", null],
      ["second", "failed", "got hello\n", 3, "deterministic", null],
    ]);
    expect(result.folder).toBe(join(cwd, ".agent-relay", "runs", result.id));
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ steps: [{ output: "hello\n" }, { error: expect.any(String) as string }] });
  });

  test("tells its events by the names of the README, with texts as texts however long", async () => {
    const events: WorkflowEvent[] = [];
    const long = await workflow("long")
      .step("print", { type: "deterministic", command: "head -c 100000 /dev/zero | tr '\\0' x" })
      .run({ cwd, logLevel: false, onEvent: (event) => void events.push(event) });
    expect(events.map(({ type }) => type)).toEqual(["run:started", "step:started", "step:completed", "run:completed"]);
    expect(events.every(({ runId }, at) => runId === long.id && events[at]?.seq === at + 1)).toBe(true);
    expect(events[2]).toMatchObject({ stepName: "print", output: "x".repeat(100_000), exitCode: 0 });
  });

  test("is not touched by a listener that throws, at once or later, and tells nobody who left", async () => {
    const one = runner();
    const heard: string[] = [];
    const off = one.on(() => heard.push("left"));
    off();
    one.on(() => {
      throw new Error("broken");
    });
    one.on(async () => {
      await Promise.reject(new Error("later"));
    });
    one.on(({ type }) => heard.push(type));
    expect((await one.execute(chain("true").toConfig())).status).toBe("completed");
    expect(heard.at(-1)).toBe("run:completed");
    expect(heard).not.toContain("left");
    expect(problems).toContain("A listener failed at event 1 (`run:started`): broken");
    expect(problems).toContain("A listener failed at event 1 (`run:started`): later");
  });

  test("is refused with every finding where the workflow is wrong, and leaves nothing", async () => {
    const wrong = workflow("wrong").step("a", { agent: "nobody", task: "x", dependsOn: ["b"] });
    const error: unknown = await wrong.run({ cwd, logLevel: false }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WorkflowError);
    expect(String(error)).toContain("Cannot run the workflow `wrong`:\n  Unexpected ");
    expect((error as WorkflowError).findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["agent-known", "step-known"]));
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("takes the values of the caller before those of the workflow, and never as shell words", async () => {
    const result = await chain("true").run({ cwd, logLevel: false, vars: { greeting: "$(touch broken) '\"" } });
    expect(result.steps[0]?.output).toBe("$(touch broken) '\"\n");
    expect(existsSync(join(cwd, "broken"))).toBe(false);
  });

  test("can run in a folder that is not there no more than in a file", async () => {
    await expect(chain().run({ cwd: join(cwd, "none"), logLevel: false })).rejects.toThrow("it is not a folder. Give a folder that exists as `cwd`.");
  });
});

describe("a run that did not complete", () => {
  test("is resumed where it failed, with the values it was begun with", async () => {
    const config = chain("test -e ok && echo {{steps.first.output}}").toConfig();
    const one = runner();
    const failed = await one.execute(config, undefined, { greeting: "once" });
    expect(failed.status).toBe("failed");
    writeFileSync(join(cwd, "ok"), "");
    const events: WorkflowEvent[] = [];
    one.on((event) => void events.push(event));
    const resumed = await one.resume(failed.id);
    expect(resumed).toMatchObject({ id: failed.id, status: "completed" });
    expect(resumed.steps.map(({ output }) => output)).toEqual(["once\n", "once\n"]);
    expect(events.filter(({ type }) => type === "step:started")).toHaveLength(1);
    await expect(one.resume(failed.id)).rejects.toThrow("Cannot resume");
    await expect(one.resume("nothing")).rejects.toThrow("Cannot find the run `nothing`");
  });

  test("is refused where the workflow changed, unless that is accepted", async () => {
    const failed = await chain("exit 1").run({ cwd, logLevel: false });
    await expect(chain("true").run({ cwd, logLevel: false, resume: failed.id })).rejects.toThrow("the workflow is not the one it was started from");
    const resumed = await chain("true").run({ cwd, logLevel: false, resume: failed.id, acceptChanges: true });
    expect(resumed).toMatchObject({ id: failed.id, status: "completed" });
  });

  test("keeps outputs for a start from a later step", async () => {
    const first = await chain("echo {{steps.first.output}}").run({ cwd, logLevel: false });
    const events: WorkflowEvent[] = [];
    const again = await chain("echo {{steps.first.output}} again")
      .startFrom("second")
      .previousRunId(first.id)
      .run({ cwd, logLevel: false, onEvent: (event) => void events.push(event) });
    expect(again.steps.map(({ output }) => output)).toEqual(["hello\n", "hello again\n"]);
    expect(events.filter(({ type }) => type === "step:started")).toHaveLength(1);
  });

  test("may be one that was aborted, and then it is cancelled and nothing of it lives on", async () => {
    const one = runner();
    const whenThere = setInterval(() => {
      if (readPid() > 0) one.abort();
    }, 5);
    const readPid = (): number => (existsSync(join(cwd, "pid")) ? Number(readFileSync(join(cwd, "pid"), "utf8")) : 0);
    const slow = workflow("slow").step("sleep", { type: "deterministic", command: "sleep 60 & echo $! > pid; wait" });
    const result = await one.execute(slow.toConfig());
    clearInterval(whenThere);
    expect(result.status).toBe("cancelled");
    expect(result.id).toBe(one.getCurrentRunId());
    expect(isAlive(readPid())).toBe(false);
  });
});

/** What has ended and that nobody asked about is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync("/proc/self/stat") || !/^\d+ \(.*\) Z/u.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

describe("a runner", () => {
  test("pauses and goes on", async () => {
    const one = runner();
    const told: string[] = [];
    one.on((event) => {
      told.push("stepName" in event ? `${event.type} ${event.stepName}` : event.type);
      if (told.at(-1) === "step:started first") one.pause();
      if (event.type === "run:paused") writeFileSync(join(cwd, "go"), "");
      if (told.at(-1) === "step:completed first") one.unpause();
    });
    const work = workflow("held")
      .step("first", { type: "deterministic", command: "until test -e go; do sleep 0.01; done" })
      .step("second", { type: "deterministic", command: "true", dependsOn: ["first"] });
    expect((await one.execute(work.toConfig())).status).toBe("completed");
    const steps = ["step:started first", "run:paused", "step:completed first", "run:unpaused", "step:started second", "step:completed second"];
    expect(told).toEqual(["run:started", ...steps, "run:completed"]);
  });

  test("runs one workflow at a time", async () => {
    const one = runner();
    const first = one.execute(chain("true").toConfig());
    await expect(one.execute(chain("true").toConfig())).rejects.toThrow("Cannot run two workflows at a time");
    expect((await first).status).toBe("completed");
    expect((await one.execute(chain("true").toConfig())).status).toBe("completed");
  });

  test("reads YAML, runs the workflow that is asked for, and pins the file", async () => {
    writeFileSync(join(cwd, "shop.yaml"), YAML);
    const one = runner();
    const config = await one.parseYamlFile("shop.yaml");
    const result = await one.execute(config, "deploy");
    expect(result.steps.map(({ name }) => name)).toEqual(["ship"]);
    expect(readFileSync(join(result.folder, "source.yaml"), "utf8")).toBe(YAML);
    expect((await runWorkflow("shop.yaml", { cwd, vars: { what: "this" }, logLevel: false })).steps[0]?.output).toBe("this\n");
    await expect(one.execute(config)).rejects.toThrow("what");
    await expect(one.parseYamlFile("none.yaml")).rejects.toThrow("there is no such file or folder");
    expect(() => one.parseYamlString("name: 3\nagents: []\n", "bad.yaml")).toThrow("bad.yaml:1:7: Unexpected name `3`, expected a text");
  });

  test("validates a config by throwing what is wrong", () => {
    const one = runner();
    const config = chain("echo {{steps.nobody.output}}").toConfig();
    expect(() => one.validateConfig(config)).toThrow("nobody");
    expect(() => one.validateConfig({ name: "x" })).toThrow('Cannot use "config":');
    expect(one.validateConfig(workflow("x").step("a", { type: "deterministic", command: "echo {{unset}}" }).toConfig()).name).toBe("x");
  });

  test("fills variables in, but never into commands", () => {
    const config = workflow("x")
      .agent("a", { cli: "claude" })
      .step("s", { agent: "a", task: "Do {{what}} {{steps.s.output}} {{odd}}" })
      .step("c", { type: "deterministic", command: "echo {{what}}" })
      .toConfig();
    const filled = runner().resolveVariables(config, { what: "it", odd: "{{what}}" });
    expect(filled.workflows?.[0]?.steps.map(({ task, command }) => task ?? command)).toEqual(["Do it {{steps.s.output}} {{odd}}", "echo {{what}}"]);
    expect(filled.templates).toEqual({ what: "it", odd: "{{what}}" });
    expect(config.templates).toBeUndefined();
  });

  test("says what a run would do", () => {
    const report = workflow("x")
      .agent("a", { cli: "claude", role: "Writer" })
      .step("s", { agent: "a", task: "Do {{what}}", retries: 2 })
      .step("t", { type: "deterministic", command: "true", dependsOn: ["s"] })
      .dryRun({ cwd, vars: { what: "it" } });
    expect(report).toMatchObject({
      valid: true,
      status: "completed",
      errors: [],
      totalSteps: 2,
      estimatedWaves: 2,
      estimatedPeakConcurrency: 1,
      estimatedTotalAgentSteps: 3,
    });
    expect(report.agents).toEqual([{ name: "a", cli: "claude", role: "Writer", cwd: "", stepCount: 1 }]);
    expect(report.waves).toEqual([
      { wave: 1, steps: [{ name: "s", agent: "a", dependsOn: [] }] },
      { wave: 2, steps: [{ name: "t", dependsOn: ["s"] }] },
    ]);
    const wrong = runner().dryRun(chain("echo {{steps.nobody.output}}").toConfig());
    expect(wrong).toMatchObject({ valid: false, status: "failed", name: "chain", totalSteps: 0 });
    expect(wrong.errors[0]).toContain("nobody");
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("tells a store of the caller's, and keeps a summary where it is asked to", async () => {
    const db = new InMemoryWorkflowDb();
    const result = await runner({ db, summaryDir: "summaries" }).execute(chain("exit 2").toConfig());
    expect(await db.getRun(result.id)).toMatchObject({ status: "failed", workflowName: "chain", completedAt: result.completedAt });
    expect((await db.getStepsByRunId(result.id)).map(({ stepName, status, output }) => [stepName, status, output])).toEqual([
      ["first", "completed", "hello\n"],
      ["second", "failed", ""],
    ]);
    expect(JSON.parse(readFileSync(join(cwd, "summaries", `${result.id}.json`), "utf8"))).toMatchObject({ id: result.id, status: "failed" });
  });

  test("is not touched by a store that fails", async () => {
    const db = new InMemoryWorkflowDb();
    db.updateStep = async () => await Promise.reject(new Error("full"));
    expect((await runner({ db }).execute(chain("true").toConfig())).status).toBe("completed");
    expect(problems).toContain("The store failed: full");
  });
});

describe("an executor of the caller's", () => {
  const asked: unknown[] = [];
  const work = workflow("own")
    .agent("writer", { cli: "claude", model: "opus" })
    .step("write", { agent: "writer", task: "Write {{what}}", verification: { type: "output_contains", value: "DONE" }, retries: 1 })
    .step("shell", { type: "deterministic", command: "echo {{steps.write.output}}", dependsOn: ["write"] })
    .vars({ what: "it's" });

  test("does what it can, the machine the rest, and checks hold all the same", async () => {
    const answers = ["not yet", "DONE"];
    const result = await work.run({
      cwd,
      logLevel: false,
      executor: {
        executeAgentStep: async (step, agent, task, timeoutMs, context) => {
          asked.push([step.name, agent.cli, agent.model, task, timeoutMs, context.attempt, context.cwd]);
          return await Promise.resolve(answers.shift() ?? "");
        },
      },
    });
    expect(asked).toEqual([
      ["write", "claude", "opus", "Write it's", undefined, 1, cwd],
      ["write", "claude", "opus", "Write it's", undefined, 2, cwd],
    ]);
    expect(result.steps.map(({ status, output, attempts }) => [status, output, attempts])).toEqual([
      ["completed", "DONE", 2],
      ["completed", "DONE\n", 1],
    ]);
  });

  test("gets commands in which values stand quoted, and may throw, fail and take too long", async () => {
    const commands: string[] = [];
    const ran = await workflow("own")
      .step("say", { type: "deterministic", command: "echo {{what}}" })
      .step("fail", { type: "deterministic", command: "x" })
      .step("throw", { type: "deterministic", command: "y" })
      .step("hang", { type: "deterministic", command: "z", timeoutMs: 20 })
      .vars({ what: "it's $HOME" })
      .onError("continue")
      .run({
        cwd,
        logLevel: false,
        executor: {
          executeDeterministicStep: async (step, command, _, { signal }) => {
            if (step.name === "throw") throw new Error("no sandbox");
            if (step.name === "hang") return await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("gone"))));
            commands.push(command);
            return { output: "", exitCode: step.name === "fail" ? 7 : 0 };
          },
        },
      });
    expect(commands.some((command) => command.includes("'it'\\''s $HOME'"))).toBe(true);
    expect(ran.steps.map(({ name, status, reason }) => [name, status, reason])).toEqual([
      ["say", "completed", "exit"],
      ["fail", "failed", "exit-code"],
      ["throw", "failed", "error"],
      ["hang", "failed", "timeout"],
    ]);
  });
});
