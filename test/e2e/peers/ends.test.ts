import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeProject, startProgram, until } from "../run-program.ts";
import { survivors } from "../../runner/steps/support/survivors.ts";
import { command, DEV, flowOf, linesOf, runFlow, told } from "./support/flow.ts";

// In relayflows 1.0.5 a time-out of 1 s on `sleep 25; echo` returns after 26.6 s, grandchildren survive it, the global time-out is not enforced, and
// SIGTERM orphans what runs. Below: test/process/run-program.test.ts, test/runner/steps/processes, test/runner/run/failures.test.ts.

/** Sleeps that outlive any test, in the step itself, in a child, in a grandchild that left the group, and with the pipes held open. */
const FAMILY =
  'echo $$ > began; (sleep 30; echo child >> late) & setsid sh -c "sleep 30; echo grandchild >> late" & nohup sleep 30 > /dev/null 2>&1 & sleep 30; echo late >> late';

/** Makes every process of a run findable, apart from the runner's own marks; what is left of them is killed after the test. */
function marked(): { readonly environment: Readonly<Record<string, string>>; alive(): readonly number[] } {
  const value = `peers-${process.pid}-${randomUUID()}`;
  const alive = (): readonly number[] => survivors("PEERS_WITNESS", value);
  onTestFinished(() => endAll(alive()));
  return { environment: { PEERS_WITNESS: value }, alive };
}

function endAll(pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, "SIGKILL");
}

describe("ends", () => {
  test("a step's time-out ends all of its processes: none survives, and none writes on", () => {
    const { environment, alive } = marked();
    const { root, code, steps } = runFlow(flowOf([{ ...command("s", FAMILY), timeoutMs: 1000 }]), { environment });
    expect({ code, ...steps["s"] }).toMatchObject({ code: 1, status: "failed", reason: "timeout" });
    expect({ began: linesOf(root, "began").length, alive: alive(), late: linesOf(root, "late") }).toEqual({ began: 1, alive: [], late: [] });
  });

  test("a step that takes SIGTERM for nothing is killed", () => {
    const { environment, alive } = marked();
    const { code, steps } = runFlow(flowOf([{ ...command("s", "trap '' TERM INT; touch began; while :; do sleep 1; done"), timeoutMs: 500 }]), { environment });
    expect({ code, reason: steps["s"]?.reason, alive: alive() }).toEqual({ code: 1, reason: "timeout", alive: [] });
  });

  test("the step after `sleep 30; echo` with a time-out runs before that sleep is over, where errors are passed over", () => {
    const steps = [{ ...command("slow", "sleep 30; echo slow >> ledger"), timeoutMs: 500 }, command("other", "echo other >> ledger")];
    const { root, code, steps: after } = runFlow(flowOf(steps, { swarm: { pattern: "dag", maxConcurrency: 1 } }, { onError: "continue" }));
    expect({ code, slow: after["slow"]?.status, other: after["other"]?.status }).toEqual({ code: 1, slow: "failed", other: "completed" });
    expect(linesOf(root, "ledger")).toEqual(["other"]);
  });

  test("an agent's time-out ends the agent and what it started", () => {
    const { environment, alive } = marked();
    const flow = flowOf([{ name: "s", agent: "dev", task: "Do it", timeoutMs: 1000 }], { agents: [DEV] });
    const { code, steps } = runFlow(flow, { environment, answer: "sleep 30 & setsid sleep 30 & sleep 30" });
    expect({ code, reason: steps["s"]?.reason, alive: alive() }).toEqual({ code: 1, reason: "timeout", alive: [] });
  });

  test("the time-out of the run binds: what runs ends, what waits never starts", () => {
    const { environment, alive } = marked();
    const flow = flowOf([command("a", FAMILY), command("b", "echo started > started", "a")], { swarm: { pattern: "dag", timeoutMs: 1500 } });
    const { root, code, status, steps } = runFlow(flow, { environment });
    expect({ code, status, b: steps["b"]?.status, started: linesOf(root, "started"), alive: alive() }).toEqual({
      code: 1,
      status: "failed",
      b: expect.stringMatching(/^(?:pending|skipped)$/u),
      started: [],
      alive: [],
    });
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s to the runner orphans nothing, and leaves a run that can be resumed", async (signal) => {
    const root = makeProject({ "relay.yaml": flowOf([command("s", FAMILY)]) });
    const { child, ended } = startProgram(root, ["run", "relay.yaml", "--json"]);
    await until(() => inFolder(root).filter((pid) => pid !== child.pid).length > 3);
    child.kill(signal);
    const { code, out } = await ended;
    expect(code).toBeGreaterThan(0);
    expect({ alive: inFolder(root), late: linesOf(root, "late"), status: told(out).status }).toEqual({
      alive: [],
      late: [],
      status: expect.stringMatching(/cancelled|stopped/u),
    });
  });
});

/** Ids of all processes that were started with this project's folder as their home. */
function inFolder(root: string): readonly number[] {
  return survivors("HOME", `${root}/home`);
}
