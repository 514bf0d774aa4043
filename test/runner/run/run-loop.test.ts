import { describe, expect, test } from "vitest";
import { agentStep, planOf } from "../plan-of.ts";
import { tryBegin, turn } from "./by-hand.ts";

const DIAMOND = [{ name: "a" }, { name: "b", dependsOn: ["a"] }, { name: "c", dependsOn: ["a"] }, { name: "d", dependsOn: ["b", "c"] }];

describe("a run", () => {
  test("does its steps as their dependencies complete, and tells it in order", async () => {
    const { run, hand, told, events, problems } = tryBegin(planOf(DIAMOND));
    await turn();
    expect([...hand.running.keys()]).toEqual(["a"]);
    hand.complete("a");
    await turn();
    expect([...hand.running.keys()]).toEqual(["b", "c"]);
    hand.complete("c");
    hand.complete("b");
    await turn();
    hand.complete("d");
    const state = await run.finished;
    expect(state.status).toBe("completed");
    expect(told()).toEqual([
      "run:started",
      "step:started a",
      "step:completed a",
      "step:started b",
      "step:started c",
      "step:completed c",
      "step:completed b",
      "step:started d",
      "step:completed d",
      "run:completed",
    ]);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(problems).toEqual([]);
  });

  test("never has more steps running than its limit, agents and approvals included", async () => {
    const steps = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? agentStep(`s${index}`) : { name: `s${index}` }));
    const { run, hand } = tryBegin(planOf(steps, { maxConcurrency: 3 }));
    await turn();
    expect([...hand.running.keys()]).toEqual(["s0", "s1", "s2"]);
    while (hand.running.size > 0) {
      hand.complete([...hand.running.keys()].at(-1) ?? "");
      await turn();
    }
    expect((await run.finished).status).toBe("completed");
    expect(hand.most).toBe(3);
  });

  test("starts all that is ready at once, without a timer", async () => {
    const { hand, clock } = tryBegin(
      planOf(
        Array.from({ length: 100 }, (_, index) => ({ name: `s${index}` })),
        { maxConcurrency: 100 },
      ),
    );
    await turn();
    expect(hand.running.size).toBe(100);
    expect(clock.timers).toBe(0);
  });

  test("starts a ready step while slower ones of its wave go on", async () => {
    const { hand } = tryBegin(planOf([{ name: "quick" }, { name: "slow" }, { name: "next", dependsOn: ["quick"] }]));
    await turn();
    hand.complete("quick");
    await turn();
    expect([...hand.running.keys()]).toEqual(["slow", "next"]);
  });
});
