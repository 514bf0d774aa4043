import { describe, expect, test } from "vitest";
import { command, DEV, flowOf, linesOf, runFlow, waitFor } from "./support/flow.ts";

// relayflows 1.0.5 never enforces `maxConcurrency`, delays each start of a wave of more than three by 2 s times its place, and starts what is ready
// only when the slowest step of its wave is done. Below: test/runner/schedule (laws), test/runner/run/run-loop.test.ts.

const NOTED = (name: string): string => `echo start >> ledger; sleep 0.2; echo end >> ledger; echo ${name}`;

/** The most lines `start` that no `end` had answered yet. */
function peakOf(lines: readonly string[]): number {
  let running = 0;
  return lines.reduce((peak, line) => Math.max(peak, (running += line === "start" ? 1 : -1)), 0);
}

describe("scheduling", () => {
  test("maxConcurrency bounds the steps that run at once, and is made use of", () => {
    const steps = Array.from({ length: 7 }, (_, at) => command(`s${at}`, NOTED(`s${at}`)));
    const { root, code } = runFlow(flowOf(steps, { swarm: { pattern: "dag", maxConcurrency: 2 } }));
    expect({ code, peak: peakOf(linesOf(root, "ledger")) }).toEqual({ code: 0, peak: 2 });
  });

  test("maxConcurrency bounds agents too, in a fan-out", () => {
    const steps = Array.from({ length: 5 }, (_, at) => ({ name: `s${at}`, agent: "dev", task: `Part ${at}` }));
    const flow = flowOf(steps, { agents: [DEV], swarm: { pattern: "fan-out", maxConcurrency: 2 } });
    const { root, code } = runFlow(flow, { answer: NOTED("done") });
    expect({ code, peak: peakOf(linesOf(root, "ledger")) }).toEqual({ code: 0, peak: 2 });
  });

  test("ten ready steps start together: each of them sees the starts of all before it ends", () => {
    const steps = Array.from({ length: 10 }, (_, at) =>
      command(`s${at}`, `touch began-${at}; ${waitFor("test $(ls | grep -c '^began-') -eq 10").replace("400", "160")}`),
    );
    const { code, steps: told } = runFlow(flowOf(steps, { swarm: { pattern: "dag", maxConcurrency: 10 } }));
    expect(Object.values(told).filter(({ status }) => status !== "completed")).toEqual([]);
    expect(code).toBe(0);
  });

  test("a step starts as soon as its own dependencies are done, whatever else still runs", () => {
    const steps = [
      command("slow", `${waitFor("test -e done")}; echo slow >> ledger`),
      command("quick", "true"),
      command("next", "echo next >> ledger; touch done", "quick"),
    ];
    const { root, code } = runFlow(flowOf(steps));
    expect({ code, ledger: linesOf(root, "ledger") }).toEqual({ code: 0, ledger: ["next", "slow"] });
  });

  test("a hundred ready steps of one wave all run, four at a time where nothing is said", () => {
    const steps = Array.from({ length: 100 }, (_, at) => command(`s${at}`, "echo start >> ledger; echo end >> ledger"));
    const { root, code } = runFlow(flowOf(steps));
    const lines = linesOf(root, "ledger");
    expect({ code, starts: lines.filter((line) => line === "start").length }).toEqual({ code: 0, starts: 100 });
    expect(peakOf(lines)).toBeLessThanOrEqual(4);
  });
});
