import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isGroupAlive } from "../../../src/process/process-group.ts";
import { createExecutor } from "../../../src/runner/steps/create-executor.ts";
import { planOf } from "../plan-of.ts";
import { temporaryFolder, tryBegin, turn } from "./by-hand.ts";

describe("a run that is aborted a second time", () => {
  test("kills at once what does not heed the first, and is cancelled", async () => {
    const root = temporaryFolder();
    const environment = { PATH: process.env["PATH"] };
    const execute = createExecutor({ graceMs: 600_000 });
    const plan = planOf([{ name: "stubborn", command: `trap '' TERM INT; echo $$ > ${root}/pid; while :; do sleep 0.05; done` }]);
    const { run, hand } = tryBegin(plan, { root, options: { execute, environment } });
    expect(hand.attempts, "the machine's own executor works here").toEqual([]);
    while (!existsSync(join(root, "pid")) || readFileSync(join(root, "pid"), "utf8") === "") await turn();
    const group = { pid: Number(readFileSync(join(root, "pid"), "utf8")), mark: { variable: "NONE", word: "none" } };
    run.abort("SIGINT");
    for (let round = 0; round < 20; round += 1) await turn();
    expect(isGroupAlive(group), "it does not heed it").toBe(true);
    run.abort("SIGINT");
    const state = await run.finished;
    expect([state.status, state.steps.get("stubborn")?.failure, isGroupAlive(group)]).toEqual(["cancelled", "stopped", false]);
  });
});
