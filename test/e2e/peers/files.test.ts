import { describe, expect, test } from "vitest";
import { makeProject, runProgram } from "../run-program.ts";
import { command, DEV, flowOf, isThere, linesOf, runFlow, told, waitFor } from "./support/flow.ts";

// In relayflows 1.0.5 an omitted `pattern` is an error though its README promises a choice, `coordination`, `state`, `notifyChannel` and `maxIterations` do
// nothing, `.packages .isolatedFrom .requiresBefore` exist in no version, and its own checker refuses `use:`. Here barriers hold below; what `state`,
// `notifyChannel` and `maxIterations` mean comes with the channels and patterns (until then they are read, checked and shown by `plan`).
// Below: test/workflow/{patterns,plan,builder}, test/workflow/check/custom-steps, test/runner/schedule.

const STEPS_FILE =
  "steps:\n  greet:\n    params: [{ name: who, required: true }, { name: word, default: hello }]\n    command: 'echo {{word}} {{who}} >> said'\n";

const SCRIPT = `import { workflow } from "@agent-relay/sdk/workflows";
const w = workflow("48-comparison").packages(["web", "core"]).isolatedFrom(["49-feedback"]).requiresBefore(["46-admin"]);
w.step("s", { type: "deterministic", command: "echo ran >> said" });
const { packages, isolatedFrom, requiresBefore } = w.toConfig();
const run = await w.run({ cwd: process.cwd() });
console.log(JSON.stringify({ packages, isolatedFrom, requiresBefore, status: run.status }));
`;

interface PlanDocument {
  readonly plan: {
    readonly pattern: string;
    readonly patternReason: string;
    readonly notifyChannel: string;
    readonly state: object;
    readonly waves: string[][];
  };
}

describe("files", () => {
  test("an omitted pattern is chosen by the steps and roles, and the run goes through", () => {
    const agents = [{ ...DEV, role: "critic" }];
    const step = { name: "s", agent: "dev", task: "Do it" };
    expect(runFlow(flowOf([command("a", "true"), command("b", "true", "a")]))).toMatchObject({ code: 0, status: "completed" });
    const { root, code } = runFlow(flowOf([step], { agents }));
    expect(code).toBe(0);
    const { plan } = JSON.parse(runProgram(root, ["plan", "relay.yaml", "--json"]).out) as PlanDocument;
    expect(plan).toMatchObject({ pattern: "reflection", patternReason: expect.stringContaining("critic") });
  });

  test("a barrier holds what depends on one of its steps until all of them are done", () => {
    const steps = [
      command("quick", "echo quick >> ledger"),
      command("slow", `${waitFor("grep -q quick ledger")}; sleep 0.3; echo slow >> ledger`),
      command("next", "echo next >> ledger", "quick"),
    ];
    const held = runFlow(flowOf(steps, { coordination: { barriers: [{ name: "both", waitFor: ["quick", "slow"] }] } }));
    expect({ code: held.code, ledger: linesOf(held.root, "ledger") }).toEqual({ code: 0, ledger: ["quick", "slow", "next"] });
    const free = runFlow(flowOf(steps));
    expect(linesOf(free.root, "ledger")).toEqual(["quick", "next", "slow"]);
  });

  test("a barrier's time-out fails the run instead of waiting for ever", () => {
    const steps = [command("quick", "true"), command("slow", "sleep 30"), command("next", "echo began > began", "quick")];
    const barriers = [{ name: "both", waitFor: ["quick", "slow"], timeoutMs: 700 }];
    const { root, code, err } = runFlow(flowOf(steps, { coordination: { barriers } }));
    expect({ code, began: linesOf(root, "began") }).toEqual({ code: 1, began: [] });
    expect(err).toContain("both");
  });

  test("state and notifyChannel are in the plan, and a wrong one is an error", () => {
    const more = { state: { backend: "memory", ttlMs: 1000 }, errorHandling: { strategy: "retry", maxRetries: 1, notifyChannel: "wf-tell" } };
    const root = makeProject({
      "relay.yaml": flowOf([command("s", "true")], more),
      "wrong.yaml": flowOf([command("s", "true")], { state: { backend: "floppy" } }),
    });
    const { plan } = JSON.parse(runProgram(root, ["plan", "relay.yaml", "--json"]).out) as PlanDocument;
    expect(plan).toMatchObject({ notifyChannel: "wf-tell", state: { backend: "memory", ttlMs: 1000 } });
    expect(runProgram(root, ["run", "wrong.yaml"])).toMatchObject({ code: 1, out: expect.stringContaining("`floppy`") });
  });

  test("a script says what it touches by .packages, .isolatedFrom and .requiresBefore", () => {
    const root = makeProject({ "package.json": '{ "type": "module" }', "flow.ts": SCRIPT });
    const { code, out } = runProgram(root, ["run", "flow.ts"]);
    const last = out
      .trim()
      .split("\n")
      .find((line) => line.startsWith("{"));
    expect({ code, said: linesOf(root, "said") }).toEqual({ code: 0, said: ["ran"] });
    expect(JSON.parse(last ?? "{}")).toEqual({ packages: ["web", "core"], isolatedFrom: ["49-feedback"], requiresBefore: ["46-admin"], status: "completed" });
  });

  test("a step of .relay/steps.yaml is planned and runs with its parameters", () => {
    const steps = [
      { name: "one", use: "greet", who: "ann" },
      { name: "two", use: "greet", who: "b; touch pwned", word: "bye", dependsOn: ["one"] },
    ];
    const root = makeProject({ "relay.yaml": flowOf(steps), ".relay/steps.yaml": STEPS_FILE });
    const { plan } = JSON.parse(runProgram(root, ["plan", "relay.yaml", "--json"]).out) as PlanDocument;
    expect(plan.waves).toEqual([["one"], ["two"]]);
    const { code, out } = runProgram(root, ["run", "relay.yaml", "--json"]);
    expect({ code, status: told(out).status, said: linesOf(root, "said"), pwned: isThere(root, "pwned") }).toEqual({
      code: 0,
      status: "completed",
      said: ["hello ann", "bye b; touch pwned"],
      pwned: false,
    });
  });
});
