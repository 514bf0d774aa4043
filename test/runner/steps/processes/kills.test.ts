import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createExecutor } from "../../../../src/runner/steps/create-executor.ts";
import type { AttemptEnd } from "../../../../src/runner/steps/step-executor.ts";
import { isAlive } from "../../../process/programs.ts";
import { sampleAttempt, shellStep } from "../support/sample-attempt.ts";
import { survivors } from "../support/survivors.ts";

const KILLS = 200;
const AT_A_TIME = 10;

/** Ways to have children that outlive their parent. */
const FAMILIES = [
  "sleep 61 & sleep 61; echo never",
  "setsid sleep 61 & wait",
  "trap '' TERM INT; sleep 61 & sleep 61; sleep 61",
  "(setsid sh -c 'trap \"\" TERM; sleep 61 & wait; sleep 61' &); wait; sleep 61",
  "setsid sh -c 'while :; do setsid sleep 61 & sleep 0.02; done' & wait",
  "setsid nohup sleep 61 > /dev/null 2>&1 < /dev/null & exit 0",
  "env -i HUNT=$HUNT setsid sleep 61 & wait",
] as const;

describe("a step that is ended", () => {
  test(`leaves no process over ${String(KILLS)} kills, whatever its children did`, { timeout: 120_000 }, async () => {
    const hunt = randomUUID();
    const execute = createExecutor({ graceMs: 60 });
    const kill = async (number: number): Promise<AttemptEnd> => {
      const command = FAMILIES[number % FAMILIES.length] ?? "";
      const stop = new AbortController();
      const atMs = 5 + ((number * 7) % 90);
      const byTime = number % 2 === 0;
      const timer = byTime ? undefined : setTimeout(() => stop.abort("SIGTERM"), atMs);
      const step = byTime ? shellStep(command, { timeoutMs: atMs }) : shellStep(command);
      const end = await execute(sampleAttempt(step, { stop: stop.signal, environment: { PATH: process.env["PATH"], HUNT: hunt } }));
      clearTimeout(timer);
      return end;
    };
    for (let done = 0; done < KILLS; done += AT_A_TIME) await Promise.all(Array.from({ length: AT_A_TIME }, (_, place) => kill(done + place)));
    expect(survivors("HUNT", hunt)).toEqual([]);
  });

  test("ends what took its mark off and left the group while its parent lives", async () => {
    const stop = new AbortController();
    const attempt = sampleAttempt(shellStep("env -i setsid sh -c 'trap \"\" TERM; echo $$ > away; while :; do sleep 1; done' & wait"), { stop: stop.signal });
    const end = createExecutor({ graceMs: 300 })(attempt);
    const away = join(attempt.cwd, "away");
    while (!existsSync(away) || readFileSync(away, "utf8") === "") await new Promise((resolve) => void setTimeout(resolve, 5));
    stop.abort("SIGTERM");
    expect(await end).toMatchObject({ kind: "failed", reason: "stopped" });
    expect(isAlive(Number(readFileSync(away, "utf8")))).toBe(false);
  });

  test("does not wait for output that a grandchild holds open", async () => {
    const began = performance.now();
    const end = await createExecutor({ graceMs: 300 })(sampleAttempt(shellStep("sleep 25; echo", { timeoutMs: 1000 })));
    expect(end).toMatchObject({ kind: "failed", reason: "timeout" });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("ends what a brief step left behind when it ended by itself", async () => {
    const attempt = sampleAttempt(shellStep("setsid sh -c 'echo $$ > away; exec sleep 61' & until [ -s away ]; do :; done"));
    expect(await createExecutor({ graceMs: 300 })(attempt)).toMatchObject({ kind: "completed" });
    expect(isAlive(Number(readFileSync(join(attempt.cwd, "away"), "utf8")))).toBe(false);
  });
});
