import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { survivors } from "../../runner/steps/support/survivors.ts";
import { makeProject, runProgram, startProgram, until } from "../run-program.ts";
import { command, flowOf, linesOf, runFlow, told } from "./support/flow.ts";

// `--resume` of relayflows 1.0.5 finds nothing, leaves the killed step "running" for ever, or reports COMPLETED with its dependents skipped.
// Below: test/runner/run/{crash-points,killed-runner,resume}.test.ts; against the peer: experiments/2026-11-21-resume-against-peer.

const STEPS = [
  command("first", "echo first >> ledger; echo one"),
  command("second", "echo second >> ledger; test -e go || sleep 60; echo {{steps.first.output}} two", "first"),
  command("third", "echo third >> ledger; printf '%s three' {{steps.second.output}}", "second"),
];

describe("resume", () => {
  test.each([
    ["while its first step runs", 0],
    ["while its second step runs", 1],
  ])("a runner that is killed %s is resumed without naming a run, and ends as if nothing had been", async (_, at) => {
    const steps = STEPS.map((step, place) => (place === at && place === 0 ? command("first", "echo first >> ledger; test -e go || sleep 60; echo one") : step));
    const root = makeProject({ "relay.yaml": flowOf(steps) });
    const { child, ended } = startProgram(root, ["run", "relay.yaml"]);
    await until(() => linesOf(root, "ledger").length === at + 1);
    child.kill("SIGKILL");
    await ended;
    writeFileSync(join(root, "go"), "");
    const { code, out } = runProgram(root, ["run", "relay.yaml", "--resume", "--json"]);
    const { status, steps: after } = told(out);
    expect({ code, status, output: after["third"]?.output }).toEqual({ code: 0, status: "completed", output: "one two three" });
    expect(Object.values(after).map((step) => step.status)).toEqual(["completed", "completed", "completed"]);
    expect(linesOf(root, "ledger")).toEqual(["first", "second", "third"].flatMap((name, place) => (place === at ? [name, name] : [name])));
  });

  test("what the killed runner left running is ended before its step runs again", async () => {
    const root = makeProject({
      "relay.yaml": flowOf([command("s", "echo begin >> ledger; test -e go || { setsid sleep 60 & sleep 60; }; echo end >> ledger")]),
    });
    const { child, ended } = startProgram(root, ["run", "relay.yaml"]);
    await until(() => linesOf(root, "ledger").length === 1);
    child.kill("SIGKILL");
    await ended;
    const left = survivors("HOME", join(root, "home"));
    expect(left.length).toBeGreaterThan(0);
    writeFileSync(join(root, "go"), "");
    expect(runProgram(root, ["run", "--resume"]).code).toBe(0);
    expect({ ledger: linesOf(root, "ledger"), alive: survivors("HOME", join(root, "home")) }).toEqual({ ledger: ["begin", "begin", "end"], alive: [] });
  });

  test("a run whose step failed does not complete by a resume before that step does, nor with its dependents skipped", () => {
    const steps = [command("first", "echo first >> ledger"), command("broken", "test -e mended", "first"), command("third", "echo third >> ledger", "broken")];
    const { root, code, status } = runFlow(flowOf(steps, {}, { onError: "continue" }));
    expect({ code, status }).toEqual({ code: 1, status: "failed" });
    const again = runProgram(root, ["run", "--resume", "--json"]);
    expect({ code: again.code, third: told(again.out).steps["third"]?.status }).toEqual({ code: 1, third: "skipped" });
    writeFileSync(join(root, "mended"), "");
    const mended = runProgram(root, ["run", "--resume", "--json"]);
    expect({ code: mended.code, status: told(mended.out).status, third: told(mended.out).steps["third"]?.status }).toEqual({
      code: 0,
      status: "completed",
      third: "completed",
    });
    expect(linesOf(root, "ledger")).toEqual(["first", "third"]);
  });

  test("a project without a run has nothing to resume, and says so", () => {
    const root = makeProject({ "relay.yaml": flowOf([command("s", "true")]) });
    expect(runProgram(root, ["run", "--resume"])).toMatchObject({ code: expect.any(Number), out: "", err: expect.stringMatching(/^Cannot /u) });
  });
});
