import { describe, expect, test } from "vitest";
import { agentStep, planOf } from "../plan-of.ts";
import { createHand, tryBegin, turn } from "./by-hand.ts";

const SECOND = 1000;

describe("a step that fails", () => {
  test("is tried again after its delay, and told what went wrong", async () => {
    const { run, hand, clock, told } = tryBegin(planOf([{ name: "a", retries: 1, retryDelayMs: 5 * SECOND }]));
    await turn();
    hand.fail("a", { output: "the end of what it said" });
    await turn();
    clock.advance(4 * SECOND);
    await turn();
    expect(hand.running.size).toBe(0);
    clock.advance(SECOND);
    await turn();
    const second = hand.running.get("a");
    expect(second).toMatchObject({ attempt: 2, before: { reason: "exit-code", error: "It exited with 1", output: "the end of what it said" } });
    hand.complete("a");
    expect((await run.finished).status).toBe("completed");
    expect(told()).toEqual(["run:started", "step:started a", "step:retrying a", "step:started a", "step:completed a", "run:completed"]);
  });

  test("ends its siblings and skips the rest where the run fails fast", async () => {
    const { run, hand, events } = tryBegin(
      planOf([{ name: "bad" }, { name: "sibling" }, { name: "after", dependsOn: ["bad"] }, { name: "free", dependsOn: ["sibling"] }]),
    );
    await turn();
    hand.fail("bad", { hint: "look at it" });
    const state = await run.finished;
    expect(state.status).toBe("failed");
    expect([...state.steps.values()].map(({ name, status, failure, skip }) => [name, status, failure ?? skip])).toEqual([
      ["bad", "failed", "exit-code"],
      ["sibling", "failed", "stopped"],
      ["after", "skipped", "dependency"],
      ["free", "skipped", "stopped"],
    ]);
    expect(state.error).toBe("Step `bad` failed: It exited with 1; 3 other steps did not complete");
    expect(events.find(({ type }) => type === "step:failed")).toMatchObject({ hint: "look at it" });
  });

  test("skips what depends on it and goes on with the rest where the run continues", async () => {
    const { run, hand } = tryBegin(planOf([{ name: "bad" }, { name: "after", dependsOn: ["bad"] }, { name: "free" }], { strategy: "continue" }));
    await turn();
    hand.fail("bad");
    await turn();
    expect([...hand.running.keys()]).toEqual(["free"]);
    hand.complete("free");
    const state = await run.finished;
    expect([state.status, state.steps.get("after")?.status, state.steps.get("free")?.status]).toEqual(["failed", "skipped", "completed"]);
  });

  test("completes with its exit code where `failOnError` is false, and lets others read the code", async () => {
    const { run, hand } = tryBegin(
      planOf([
        { name: "a", failOnError: false },
        { name: "b", dependsOn: ["a"] },
      ]),
    );
    await turn();
    hand.fail("a", { exitCode: 7, output: "some" });
    await turn();
    expect(hand.running.get("b")?.values.steps.get("a")).toEqual({ exitCode: 7, output: "some" });
    hand.complete("b");
    expect((await run.finished).status).toBe("completed");
  });

  test("fails with the words of whatever its executor throws", async () => {
    const execute = (): never => {
      throw new Error("a bug");
    };
    const { run } = tryBegin(planOf([{ name: "a" }]), { options: { execute } });
    expect((await run.finished).steps.get("a")).toMatchObject({ status: "failed", failure: "error", error: "a bug" });
  });
});

describe("the time of a run", () => {
  test("ends it, and what runs, where it is up", async () => {
    const { run, hand, clock, events } = tryBegin(planOf([{ name: "a" }, { name: "b", dependsOn: ["a"] }], { timeoutMs: 90 * 60 * SECOND }));
    await turn();
    clock.advance(90 * 60 * SECOND - 1);
    await turn();
    expect(hand.running.size).toBe(1);
    clock.advance(1);
    const state = await run.finished;
    expect(state.status).toBe("failed");
    expect(state.error).toBe("The run took longer than 1 h 30 min; 2 steps did not complete");
    expect(state.steps.get("a")).toMatchObject({ status: "failed", failure: "stopped" });
    expect(state.steps.has("b"), "what never began is left for a resume").toBe(false);
    expect(events.map(({ type }) => type)).toContain("run:stopping");
  });

  test("does not fail what completed in the turn in which it is up", async () => {
    const { run, hand, clock } = tryBegin(planOf([{ name: "a" }], { timeoutMs: SECOND }));
    await turn();
    hand.complete("a");
    clock.advance(SECOND);
    expect((await run.finished).status).toBe("completed");
  });

  test("binds while the run is paused", async () => {
    const { run, clock } = tryBegin(planOf([{ name: "a" }], { timeoutMs: SECOND }));
    run.pause();
    await turn();
    clock.advance(SECOND);
    expect((await run.finished).status).toBe("failed");
  });
});

describe("a barrier that takes too long", () => {
  test("fails the run with its name, and skips what it holds", async () => {
    const barriers = [{ name: "gate", waitFor: ["a"], mode: "all" as const, holds: ["b"], timeoutMs: 2 * SECOND }];
    const { run, hand, clock } = tryBegin(planOf([{ name: "a" }, { name: "b" }], { barriers, strategy: "continue" }));
    await turn();
    clock.advance(2 * SECOND);
    await turn();
    hand.complete("a");
    const state = await run.finished;
    expect(state.steps.get("b")).toMatchObject({ status: "skipped", skip: "barrier-timeout", because: "gate" });
    expect(state).toMatchObject({ status: "failed", error: "Barrier `gate` took too long; 1 step did not complete" });
  });
});

describe("a token budget", () => {
  const plan = planOf([agentStep("a"), agentStep("b", { dependsOn: ["a"] }), agentStep("c", { dependsOn: ["b"] })], { tokenBudget: 100 });

  test("ends the run before the next step once it is used up", async () => {
    const { run, hand } = tryBegin(plan);
    await turn();
    hand.complete("a", "", { usage: { inputTokens: 60, cachedInputTokens: 50, outputTokens: 40 } });
    await turn();
    expect([...hand.running.keys()], "100 of 100 are not too many").toEqual(["b"]);
    hand.complete("b", "", { usage: { outputTokens: 1 } });
    const state = await run.finished;
    expect(state).toMatchObject({ status: "failed", usedTokens: 101, error: "The run used 101 tokens, more than its budget of 100; 1 step did not complete" });
    expect(hand.attempts).toHaveLength(2);
  });

  test("does not take unknown use for none, and says so", async () => {
    const { run, hand, problems } = tryBegin(plan);
    for (const name of ["a", "b", "c"]) {
      await turn();
      hand.complete(name);
    }
    const state = await run.finished;
    expect(state).toMatchObject({ status: "completed", usedTokens: 0, unknownUsages: 3 });
    expect(problems[0]).toBe("The token budget cannot count step `a`: its agent does not tell what it used");
  });

  test("does not take from a run that is done", async () => {
    const { run, hand } = tryBegin(planOf([agentStep("a")], { tokenBudget: 1 }));
    await turn();
    hand.complete("a", "", { usage: { outputTokens: 2 }, sessionId: "s-1" });
    expect((await run.finished).status).toBe("completed");
    expect(run.state.steps.get("a")).toMatchObject({ usage: { outputTokens: 2 }, sessionId: "s-1", agent: "a-agent" });
  });
});

describe("a run that is asked", () => {
  test("to pause starts nothing until it is let go on, and lets what runs end", async () => {
    const { run, hand, told } = tryBegin(planOf([{ name: "a" }, { name: "b", dependsOn: ["a"] }]));
    await turn();
    run.pause();
    run.pause();
    await turn();
    hand.complete("a");
    await turn();
    expect([run.state.status, hand.running.size]).toEqual(["paused", 0]);
    run.unpause();
    await turn();
    hand.complete("b");
    await run.finished;
    expect(told()).toEqual([
      "run:started",
      "step:started a",
      "run:paused",
      "step:completed a",
      "run:unpaused",
      "step:started b",
      "step:completed b",
      "run:completed",
    ]);
  });

  test("to end passes the signal on, tries nothing again and waits for what it stopped", async () => {
    const hand = createHand({ heedsStop: false });
    const { run, events } = tryBegin(
      planOf([
        { name: "a", retries: 5 },
        { name: "b", dependsOn: ["a"] },
      ]),
      { hand },
    );
    await turn();
    run.abort("SIGINT");
    await turn();
    expect(hand.running.get("a")?.stop.reason).toBe("SIGINT");
    let isFinished = false;
    void run.finished.then(() => (isFinished = true));
    await turn();
    expect(isFinished, "it waits").toBe(false);
    hand.fail("a", { reason: "signal", exitSignal: "SIGINT" });
    const state = await run.finished;
    expect(state).toMatchObject({ status: "cancelled", stop: "signal", stopSignal: "SIGINT" });
    expect(events.slice(-2)).toMatchObject([
      { type: "step:failed", reason: "stopped" },
      { type: "run:cancelled", reason: "signal" },
    ]);
  });

  test("to end keeps what completes all the same", async () => {
    const hand = createHand({ heedsStop: false });
    const { run } = tryBegin(planOf([{ name: "a" }, { name: "b", dependsOn: ["a"] }]), { hand });
    await turn();
    run.abort();
    await turn();
    hand.complete("a");
    const state = await run.finished;
    expect([state.status, state.steps.get("a")?.status, state.steps.has("b")]).toEqual(["cancelled", "completed", false]);
  });
});
