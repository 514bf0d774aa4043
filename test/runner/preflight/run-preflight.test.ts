import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeCheck } from "../../../src/runner/preflight/judge-check.ts";
import { planOf } from "../plan-of.ts";
import { temporaryFolder, tryBegin, turn } from "../run/by-hand.ts";

const check = (command: string, more: object = {}) => ({ command, description: "", ...more });
const environment = { PATH: process.env["PATH"] };

describe("a preflight check", () => {
  test("that succeeds lets steps start, in the workflow's folder and with the run's id", async () => {
    const root = temporaryFolder();
    const preflight = [check("pwd > where; echo $AGENT_RELAY_RUN_ID", { successIf: "^\\d{8}-\\d{6}-ship" })];
    const { run, hand } = tryBegin(planOf([{ name: "a" }], { preflight }), { root, options: { environment } });
    while (hand.running.size === 0) await turn();
    expect(readFileSync(join(root, "where"), "utf8").trim()).toBe(root);
    hand.complete("a");
    expect((await run.finished).status).toBe("completed");
  });

  test("gets variables as values, whatever they hold", async () => {
    const root = temporaryFolder();
    const variables = { base: "a'b; touch pwned $(touch pwned)", long: "x".repeat(300_000) };
    const preflight = [
      check("printf '%s' {{base}} > base; printf '%s' \"{{ long }}\" | wc -c; docker() { echo $2; }; docker ps '{{.Names}}'", { successIf: "^300000$" }),
    ];
    const { run, hand } = tryBegin(planOf([{ name: "a" }], { preflight, variables }), { root, options: { environment } });
    while (hand.running.size === 0 && run.state.status === "running") await turn();
    expect(readFileSync(join(root, "base"), "utf8")).toBe(variables.base);
    expect(existsSync(join(root, "pwned"))).toBe(false);
    hand.complete("a");
    expect((await run.finished).status).toBe("completed");
  });

  test("that lacks a variable is not run", async () => {
    const root = temporaryFolder();
    const { run } = tryBegin(planOf([{ name: "a" }], { preflight: [check("touch ran {{nobody}}")] }), { root, options: { environment } });
    expect(await run.finished).toMatchObject({
      status: "failed",
      error: "Preflight check `touch ran {{nobody}}` failed: Missing variable `nobody` for `{{nobody}}`",
    });
    expect(existsSync(join(root, "ran"))).toBe(false);
  });

  test("that fails ends the run before any step, and says which and why", async () => {
    const preflight = [check("true"), check("echo sorry >&2; exit 3", { description: "clean tree" }), check("touch third")];
    const { run, hand, told } = tryBegin(planOf([{ name: "a" }], { preflight }), { options: { environment } });
    const state = await run.finished;
    expect(state).toMatchObject({ status: "failed", error: 'Preflight check "clean tree" (`echo sorry >&2; exit 3`) failed: it exited with 3: sorry' });
    expect(hand.attempts).toEqual([]);
    expect(told()).toEqual(["run:started", "run:failed"]);
    expect(existsSync(join(run.folder, "..", "..", "..", "third"))).toBe(false);
  });

  test("that is cut short by an abort leaves nothing alive, and a cancelled run", async () => {
    const root = temporaryFolder();
    const { run, hand } = tryBegin(planOf([{ name: "a" }], { preflight: [check(`echo $$ > ${root}/pid; sleep 48.11`)] }), { root, options: { environment } });
    while (!existsSync(join(root, "pid"))) await turn();
    run.abort("SIGTERM");
    expect(await run.finished).toMatchObject({ status: "cancelled", stopSignal: "SIGTERM" });
    expect(hand.attempts).toEqual([]);
  });

  test("is bound by the time of the run", async () => {
    const root = temporaryFolder();
    const plan = planOf([{ name: "a" }], { preflight: [check(`echo $$ > ${root}/pid; sleep 48.12`)], timeoutMs: 5000 });
    const { run, clock } = tryBegin(plan, { root, options: { environment } });
    while (!existsSync(join(root, "pid"))) await turn();
    clock.advance(5000);
    expect(await run.finished).toMatchObject({ status: "failed", error: "The run took longer than 5 s; 1 step did not complete" });
  });

  test.each([
    [{ failIf: "non-empty" }, " M a.ts\n", 'its output is not empty: "M a.ts"'],
    [{ failIf: "non-empty" }, "\n", undefined],
    [{ failIf: "empty" }, "", "its output is empty"],
    [{ failIf: "behind|ahead" }, "main is behind", 'its output matches `behind|ahead`: "main is behind"'],
    [{ successIf: "empty" }, "x", 'its output is not empty: "x"'],
    [{ successIf: "non-empty" }, "x", undefined],
    [{ successIf: "^main$" }, "other\nmain\n", undefined],
    [{ successIf: "^main$" }, "maint", 'its output does not match `^main$`: "maint"'],
    [{ successIf: "a(b" }, "xa(by", undefined],
    [{}, "whatever", undefined],
  ])("with %j holds %j against its conditions", (conditions, output, expected) => {
    expect(judgeCheck(conditions, output)).toBe(expected);
  });
});
