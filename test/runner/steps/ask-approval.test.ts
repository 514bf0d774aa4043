import { describe, expect, test, vi } from "vitest";
import { createExecutor } from "../../../src/runner/steps/create-executor.ts";
import { approvalStep, sampleAttempt } from "./support/sample-attempt.ts";

const values = { variables: { place: "production" }, steps: new Map() };
const step = approvalStep("Deploy to {{place}}?");

describe("an approval step", () => {
  test("completes by a yes to its question", async () => {
    const asked: string[] = [];
    const execute = createExecutor({
      approve: async (question) => {
        asked.push(question);
        return true;
      },
    });
    expect(await execute(sampleAttempt(step, { values }))).toEqual({ kind: "completed", output: "", reason: "owner-decision" });
    expect(asked).toEqual(["Deploy to production?"]);
  });

  test("fails for good by a no", async () => {
    const end = await createExecutor({ approve: async () => false })(sampleAttempt(step, { values }));
    expect(end).toMatchObject({ kind: "failed", reason: "owner-fail", error: "The user does not approve: Deploy to production?" });
  });

  test("fails with how to approve where nobody can be asked", async () => {
    expect(await createExecutor()(sampleAttempt(step, { values }))).toMatchObject({
      kind: "failed",
      reason: "not-started",
      error: "Cannot ask for approval, since nobody is at a terminal: Deploy to production?",
      hint: "Run `agent-relay run --resume run-1` in a terminal to be asked, or add `--yes` to approve",
    });
  });

  test("takes the question back when the run stops", async () => {
    const run = new AbortController();
    let withdrawn = false;
    const execute = createExecutor({
      approve: (_, stop) => {
        stop.addEventListener("abort", () => (withdrawn = true));
        queueMicrotask(() => run.abort("SIGINT"));
        return new Promise(() => {});
      },
    });
    expect(await execute(sampleAttempt(step, { values, stop: run.signal }))).toMatchObject({ kind: "failed", reason: "stopped" });
    expect(withdrawn).toBe(true);
  });

  test("fails when its time is over, and when asking fails", async () => {
    const never = createExecutor({ approve: () => new Promise(() => {}) });
    expect(await never(sampleAttempt(approvalStep("?", { timeoutMs: 20 })))).toMatchObject({ kind: "failed", reason: "timeout" });
    const broken = createExecutor({ approve: () => Promise.reject(new Error("no terminal")) });
    const run = new AbortController();
    const listened = vi.spyOn(run.signal, "removeEventListener");
    expect(await broken(sampleAttempt(approvalStep("?", { timeoutMs: 60_000 }), { stop: run.signal }))).toMatchObject({ kind: "failed" });
    expect(listened).toHaveBeenCalledOnce();
    expect(await broken(sampleAttempt(approvalStep("?")))).toMatchObject({ kind: "failed", reason: "error", error: "Cannot do the step: no terminal" });
  });
});
