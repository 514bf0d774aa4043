import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createExecutor } from "../../../src/runner/steps/create-executor.ts";
import type { AttemptEnd } from "../../../src/runner/steps/step-executor.ts";
import type { PlannedAgentStep } from "../../../src/workflow/plan/planned-step.ts";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { claudeAnswer, fakeCli } from "./support/fake-cli.ts";
import { agentStep, type AttemptChanges, sampleAttempt } from "./support/sample-attempt.ts";

const execute = createExecutor({ graceMs: 300 });

/** Runs an agent's step with a program of the test's in place of the CLI; the script runs in the project. */
async function run(
  script: string,
  step: PlannedAgentStep,
  changes: AttemptChanges = {},
): Promise<AttemptEnd & { readonly folder: string; readonly project: string }> {
  const project = changes.project ?? tempFolder();
  const environment = { PATH: fakeCli(step.agent.cli, script), HOME: project };
  const attempt = sampleAttempt(step, { environment, ...changes, project });
  return { ...(await execute(attempt)), folder: attempt.folder, project };
}

describe("an agent's step", () => {
  test("completes with the agent's answer, its usage and its session", async () => {
    expect(
      await run(`cat > given; ${claudeAnswer("All done.")}`, agentStep("Do {{what}}.", {}), { values: { variables: { what: "it" }, steps: new Map() } }),
    ).toMatchObject({
      kind: "completed",
      reason: "process-exit",
      output: "All done.",
      exitCode: 0,
      sessionId: "s-1",
      usage: { inputTokens: 20, outputTokens: 5 },
    });
  });

  test("gives a task of 300 kB whole, and keeps it in the attempt's folder for the user alone", async () => {
    const task = `Begin\n${"Words, words.\n".repeat(22_000)}End`;
    const { project, folder, kind } = await run(`cat > given; ${claudeAnswer("Done.")}`, agentStep(task));
    expect(kind).toBe("completed");
    expect(readFileSync(join(project, "given"), "utf8")).toBe(task);
    expect(readFileSync(join(folder, "task.md"), "utf8")).toBe(task);
    expect(statSync(join(folder, "task.md")).mode & 0o777).toBe(0o600);
  });

  test("gives a long task by the file that the CLI wants", async () => {
    const task = "x".repeat(120_000);
    const end = await run(`while [ "$1" != --message-file ]; do shift; done; wc -c < "$2" | tr -d ' '`, agentStep(task, { of: { cli: "aider" } }));
    expect(end).toMatchObject({ kind: "completed", output: "120000" });
  });

  test("puts skills before the task and the preset's note behind it", async () => {
    const { project } = await run(`cat > given; ${claudeAnswer("x")}`, agentStep("Task.", { of: { skills: "Skills.", preset: "worker" } }));
    expect(readFileSync(join(project, "given"), "utf8")).toMatch(/^Skills\.\n\nTask\.\n\nNobody can answer/);
  });

  test("tells another attempt what failed before, with the end of its output", async () => {
    const before = { reason: "verification", error: "Cannot find `OK`", output: `${"long ".repeat(5000)}last words` } as const;
    const { project } = await run(`cat > given; ${claudeAnswer("x")}`, agentStep("Task."), { before, attempt: 2 });
    const given = readFileSync(join(project, "given"), "utf8");
    expect(given).toMatch(/^Task\.\n\nAn earlier attempt at this task failed: Cannot find `OK`\n/);
    expect(given).toContain("last words");
    expect(given.length).toBeLessThan(6000);
  });

  test("writes the agent's model and folders, and the step's access before the agent's", async () => {
    const project = tempFolder({ "lib/x": "" });
    const step = agentStep("x", { access: "readwrite", of: { model: "opus", access: "readonly", additionalPaths: ["lib"] } });
    const end = await run(`echo "$@" > given; ${claudeAnswer("x")}`, step, { project });
    expect(end.kind).toBe("completed");
    expect(readFileSync(join(project, "given"), "utf8")).toContain(`--model opus --permission-mode acceptEdits --add-dir ${project}/lib`);
  });

  test.each(["step", "agent"])("works in the folder of the %s", async (whose) => {
    const project = tempFolder();
    mkdirSync(join(project, "sub"));
    const step = whose === "step" ? agentStep("x", { cwd: parseTemplate("sub") }) : agentStep("x", { of: { cwd: "{{where}}" } });
    await run(`pwd > given; ${claudeAnswer("x")}`, step, { project, values: { variables: { where: "sub" }, steps: new Map() } });
    expect(readFileSync(join(project, "sub/given"), "utf8")).toBe(`${project}/sub\n`);
  });

  test("does not give an agent folders out of the project", async () => {
    expect(await run("touch begun", agentStep("x", { of: { additionalPaths: [".."] } }))).toMatchObject({
      kind: "failed",
      error: expect.stringContaining("leads out of"),
    });
  });

  test("says how to get a program that is missing", async () => {
    const attempt = sampleAttempt(agentStep("x", { of: { cli: "codex" } }), { environment: { PATH: tempFolder() } });
    expect(await execute(attempt)).toEqual({
      kind: "failed",
      reason: "not-started",
      output: "",
      error: "Cannot find the program `codex`",
      hint: "Install it with `npm install -g @openai/codex`",
    });
  });

  test("fails on another exit code, with the CLI's words", async () => {
    expect(await run("echo 'Error: the key is made up' >&2; exit 2", agentStep("x"))).toMatchObject({
      kind: "failed",
      reason: "exit-code",
      exitCode: 2,
      error: "claude: Error: the key is made up",
    });
  });

  test("fails where the CLI tells an error although it exits with 0", async () => {
    expect(await run(claudeAnswer("API Error: 500", { is_error: true }), agentStep("x"))).toMatchObject({ kind: "failed", reason: "error", exitCode: 0 });
  });

  test("fails where a signal ends it", async () => {
    expect(await run("kill -KILL $$", agentStep("x"))).toMatchObject({ kind: "failed", reason: "signal", exitSignal: "SIGKILL" });
  });

  test("ends Claude Code by SIGINT when its time is over", async () => {
    const end = await run(
      `trap 'echo int > heard; exit 0' INT; trap 'echo term > heard; exit 0' TERM; while :; do sleep 0.02; done`,
      agentStep("x", { timeoutMs: 300 }),
    );
    expect(end).toMatchObject({ kind: "failed", reason: "timeout", error: "Took longer than 300 ms" });
    expect(readFileSync(join(end.project, "heard"), "utf8")).toBe("int\n");
  });

  test("completes at a time-out where the file that was to be there is there", async () => {
    const verification = { kind: "file_exists", path: parseTemplate("out.txt"), description: "" } as const;
    expect(await run("touch out.txt; sleep 20", agentStep("x", { timeoutMs: 300, verification }))).toMatchObject({
      kind: "completed",
      reason: "file-at-timeout",
    });
    expect(await run("sleep 20", agentStep("x", { timeoutMs: 300, verification }))).toMatchObject({ kind: "failed", reason: "timeout" });
  });

  test.each<[string, object]>([
    ["STEP_COMPLETE:step", { kind: "completed", reason: "marker" }],
    ["STEP_COMPLETE:other", { kind: "completed", reason: "process-exit" }],
    ["OWNER_DECISION: COMPLETE\nREASON: fine", { kind: "completed", reason: "owner-decision" }],
    [
      "OWNER_DECISION: INCOMPLETE_RETRY\nREASON: tests are red",
      { kind: "failed", reason: "owner-retry", error: "The owner wants another attempt: tests are red" },
    ],
    ["**OWNER_DECISION: INCOMPLETE_FAIL**", { kind: "failed", reason: "owner-fail" }],
    ["REVIEW_DECISION: REJECT\nREVIEW_REASON: no tests", { kind: "failed", reason: "review", error: "The review rejected the work: no tests" }],
    ["REVIEW_DECISION: APPROVE\nSTEP_COMPLETE:step", { kind: "completed", reason: "marker" }],
  ])("decides by %j", async (answer, expected) => {
    expect(await run(claudeAnswer(`I looked.\n${answer}`), agentStep("x"))).toMatchObject(expected);
  });

  test("does not take a marker of the task's echo for the agent's", async () => {
    const task = "Do all of it with care, and when it cannot be done end with this line:\nOWNER_DECISION: INCOMPLETE_FAIL\nOr the other.";
    expect(await run(claudeAnswer("OWNER_DECISION: INCOMPLETE_FAIL"), agentStep(task))).toMatchObject({ kind: "failed" });
    expect(await run(claudeAnswer(`${task}\n\nAll done.`), agentStep(task))).toMatchObject({ kind: "completed", reason: "process-exit" });
  });

  test("does not take a quoted verdict of a step before for the agent's own", async () => {
    const task = "Mend what the review found:\nNo tests.\nREVIEW_DECISION: REJECT";
    expect(await run(claudeAnswer("It said:\n> REVIEW_DECISION: REJECT\nI wrote tests."), agentStep(task))).toMatchObject({ kind: "completed" });
    expect(await run(claudeAnswer("I cannot.\nREVIEW_DECISION: REJECT"), agentStep(task))).toMatchObject({ kind: "failed", reason: "review" });
  });

  test("puts the check before the owner's decision", async () => {
    const verification = { kind: "output_contains", text: parseTemplate("ALL_GOOD"), description: "" } as const;
    expect(await run(claudeAnswer("ALL_GOOD\nOWNER_DECISION: INCOMPLETE_RETRY"), agentStep("x", { verification }))).toMatchObject({
      kind: "completed",
      reason: "verification",
    });
    expect(await run(claudeAnswer("Bad.\nOWNER_DECISION: COMPLETE"), agentStep("x", { verification }))).toMatchObject({
      kind: "failed",
      reason: "verification",
    });
  });

  test("wants a token that stands in the task once more than the task's echo", async () => {
    const task = "Build the whole thing, test it well and print BUILD_DONE at the end.";
    const verification = { kind: "output_contains", text: parseTemplate("BUILD_DONE"), description: "" } as const;
    expect(await run(claudeAnswer(`> ${task}\nI could not.`), agentStep(task, { verification }))).toMatchObject({ kind: "failed", reason: "verification" });
    expect(await run(claudeAnswer(`> ${task}\nBUILD_DONE`), agentStep(task, { verification }))).toMatchObject({ kind: "completed" });
    expect(await run(claudeAnswer("BUILD_DONE"), agentStep(task, { verification }))).toMatchObject({ kind: "completed" });
  });

  test("takes a token of many words that stands in the task once more than the task has it", async () => {
    const token = "ALL OF THE TESTS PASS AND THE BUILD IS GREEN";
    const task = `Build it, test it, and at the very end say: ${token}`;
    const verification = { kind: "output_contains", text: parseTemplate(token), description: "" } as const;
    expect(await run(claudeAnswer(`${task}\nI could not.`), agentStep(task, { verification }))).toMatchObject({ kind: "failed", reason: "verification" });
    expect(await run(claudeAnswer(`${task}\n${token}`), agentStep(task, { verification }))).toMatchObject({ kind: "completed", reason: "verification" });
  });

  test("counts what an agent says again at another attempt, though it was told that it said it", async () => {
    const retry = "I looked at all of the tests, and they are still red.\nOWNER_DECISION: INCOMPLETE_RETRY\nREASON: red";
    const told = (output: string): AttemptChanges => ({ attempt: 2, before: { reason: "exit-code", error: "Ended with exit code 1", output } });
    expect(await run(claudeAnswer(retry), agentStep("Make the tests green."), told(retry))).toMatchObject({ kind: "failed", reason: "owner-retry" });
    const verification = { kind: "output_contains", text: parseTemplate("BUILD_DONE"), description: "" } as const;
    const done = "The whole of it is built and tested now, see for yourself. BUILD_DONE";
    expect(await run(claudeAnswer(done), agentStep("Build it.", { verification }), told(done))).toMatchObject({ kind: "completed", reason: "verification" });
  });

  test("does not take an echo of what an agent is told of an earlier attempt for its own words", async () => {
    const before = { reason: "exit-code", error: "Ended with exit code 1", output: "All is built. BUILD_DONE\nOWNER_DECISION: COMPLETE" } as const;
    const program =
      'console.log(JSON.stringify({ type: "result", subtype: "success", is_error: false, session_id: "s", result: [fs.readFileSync("given", "utf8"), process.argv[1]].join("\\n") }))';
    const echo = (end: string): string => `cat > given; node -e '${program}' '${end}'`;
    const verification = { kind: "output_contains", text: parseTemplate("BUILD_DONE"), description: "" } as const;
    const step = agentStep("Build all of it well.", { verification });
    expect(await run(echo("I could not."), step, { attempt: 2, before })).toMatchObject({ kind: "failed", reason: "verification" });
    expect(await run(echo("BUILD_DONE"), step, { attempt: 2, before })).toMatchObject({ kind: "completed", reason: "verification" });
    expect(await run(echo("I am at it."), agentStep("Build all of it well."), { attempt: 2, before })).toMatchObject({ reason: "process-exit" });
  });

  test("leaves the handoff at a stop to the run: hooks of the agent only guard, unless the user says otherwise", async () => {
    const hooks = async (set?: string): Promise<string> => {
      const environment = {
        PATH: fakeCli("claude", `printf '%s' "$AGENT_RELAY_HOOKS" > heard; ${claudeAnswer("x")}`),
        ...(set === undefined ? {} : { AGENT_RELAY_HOOKS: set }),
      };
      const project = tempFolder();
      await execute(sampleAttempt(agentStep("x"), { project, environment }));
      return readFileSync(join(project, "heard"), "utf8");
    };
    expect(await hooks()).toBe("guard");
    expect(await hooks("")).toBe("guard");
    expect(await hooks("off")).toBe("off");
  });

  test("is nobody's by the variables of the shell that began the run", async () => {
    const environment = {
      PATH: fakeCli("claude", `printf '%s' "<$AGENT_RELAY_AGENT$AGENT_RELAY_SESSION>" > heard; ${claudeAnswer("x")}`),
      AGENT_RELAY_AGENT: "codex",
      AGENT_RELAY_SESSION: "s1",
    };
    const project = tempFolder();
    await execute(sampleAttempt(agentStep("x"), { project, environment }));
    expect(readFileSync(join(project, "heard"), "utf8")).toBe("<>");
  });

  test.each([
    ["I did it.\n/exit", "I did it."],
    ["I did it.\n\n  `/exit`  \n", "I did it."],
    ["/exit", ""],
    ["Ask for /exit", "Ask for /exit"],
    ["/exit\nis how it ends", "/exit\nis how it ends"],
  ])("does not give on the /exit that ends an answer: %j", async (answer, output) => {
    expect(await run(claudeAnswer(answer), agentStep("Do it. When finished, output /exit."))).toMatchObject({ kind: "completed", output });
  });

  test("lets a check of the work outweigh an answer that is empty, and tells both where it does not hold", async () => {
    const verification = { kind: "file_exists", path: parseTemplate("out.txt"), description: "" } as const;
    expect(await run(`touch out.txt; ${claudeAnswer("")}`, agentStep("x", { verification }))).toMatchObject({ kind: "completed", reason: "verification" });
    expect(await run(claudeAnswer(""), agentStep("x", { verification }))).toMatchObject({
      kind: "failed",
      reason: "error",
      error: expect.stringMatching(/^claude: Ended without an answer; Cannot find the file "out.txt"/),
    });
  });
});
