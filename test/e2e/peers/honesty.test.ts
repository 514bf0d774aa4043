import { describe, expect, test } from "vitest";
import { makeProject, runProgram } from "../run-program.ts";
import { command, DEV, flowOf, linesOf, putProgram, runFlow } from "./support/flow.ts";

// In relayflows 1.0.5 `exit_code` always passes, as do unknown types of verification and commands that a signal killed; a dry run prints FAIL and exits 0;
// `run file.ts` exits 0 for a failed run; a duplicate name runs both steps on one state; an unknown agent is a warning; paid repair agents may start.
// Below: test/runner/steps/verification, test/runner/steps/run-shell-step.test.ts, test/workflow/check, test/workflow/written, test/script.

describe("honesty", () => {
  test("exit_code compares: a command that ends with 0 does not pass a check for 3, and one that ends with 3 does", () => {
    const check = (exit: number) => ({ name: `s${exit}`, command: `exit ${exit}`, failOnError: false, verification: { type: "exit_code", value: 3 } });
    const { code, steps } = runFlow(flowOf([check(0), check(3)], {}, { onError: "continue" }));
    expect({ code, zero: steps["s0"]?.status, three: steps["s3"]?.status }).toEqual({ code: 1, zero: "failed", three: "completed" });
  });

  test("exit_code of an agent that ends with 3 does not pass", () => {
    const step = { name: "s", agent: "dev", task: "Do it", verification: { type: "exit_code" } };
    const root = makeProject({ "relay.yaml": flowOf([step], { agents: [{ ...DEV, cli: "codex" }] }) });
    putProgram(root, "codex", "cat > asked; exit 3");
    const { code, steps } = runFlow("", { root });
    expect({ code, ...steps["s"] }).toMatchObject({ code: 1, status: "failed", exitCode: 3 });
    expect(linesOf(root, "asked").join(" ")).toContain("Do it");
  });

  test("an unknown type of verification is an error, and nothing runs", () => {
    const { root, code, err } = runFlow(flowOf([{ ...command("s", "echo ran > ran"), verification: { type: "deterministic", value: "x" } }]));
    expect({ code, ran: linesOf(root, "ran") }).toEqual({ code: 1, ran: [] });
    expect(err).toContain("Unexpected type `deterministic`, expected `output_contains`");
  });

  test("a command that a signal killed has failed, and says by which", () => {
    const { code, steps } = runFlow(flowOf([command("s", "echo so far; kill -9 $$")]));
    expect({ code, ...steps["s"] }).toMatchObject({ code: 1, status: "failed", exitSignal: "SIGKILL", reason: "signal", output: "so far\n" });
  });

  test("a dry run with an error exits with 1", () => {
    const root = makeProject({ "relay.yaml": flowOf([command("s", "true", "absent")]) });
    const { code, out } = runProgram(root, ["run", "relay.yaml", "--dry-run"]);
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining("Unexpected step `absent`") });
  });

  test("a script whose run failed exits with 1, though it does nothing about it", () => {
    const script =
      'import { workflow } from "@relayflows/core";\nawait workflow("w").step("s", { type: "deterministic", command: "exit 3" }).run();\nconsole.log("on it goes");\n';
    const root = makeProject({ "package.json": '{ "type": "module" }', "flow.ts": script });
    expect(runProgram(root, ["run", "flow.ts"])).toMatchObject({ code: 1, out: expect.stringContaining("on it goes") });
  });

  test("a second step of a name is an error, and neither runs", () => {
    const { root, code, err } = runFlow(flowOf([command("s", "echo one >> ran"), command("s", "echo two >> ran")]));
    expect({ code, ran: linesOf(root, "ran") }).toEqual({ code: 1, ran: [] });
    expect(err).toContain("Unexpected second step `s`");
  });

  test("an unknown agent is an error, and nothing runs", () => {
    const flow = flowOf([command("s", "echo ran > ran"), { name: "t", agent: "zoe", task: "Do it" }], { agents: [DEV] });
    const { root, code, err } = runFlow(flow);
    expect({ code, ran: linesOf(root, "ran"), asked: linesOf(root, "asked") }).toEqual({ code: 1, ran: [], asked: [] });
    expect(err).toContain("Unexpected agent `zoe`");
  });

  test("a failed step starts no agent and no second attempt that the workflow did not ask for", () => {
    const agents = [DEV, { name: "lead", cli: "claude", interactive: false, preset: "lead" }];
    const failing = { name: "s", command: "echo try >> tries; exit 1", verification: { type: "exit_code" } };
    const { root, code, steps } = runFlow(flowOf([failing, { name: "t", agent: "dev", task: "Go on", dependsOn: ["s"] }], { agents }));
    expect({ code, tries: linesOf(root, "tries"), asked: linesOf(root, "asked"), next: steps["t"]?.status }).toEqual({
      code: 1,
      tries: ["try"],
      asked: [],
      next: "skipped",
    });
  });
});
